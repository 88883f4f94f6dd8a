package io.github.teelab.experiment.h100;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;

/** The measured node, with confidential computing as a table's column says. */
record Node(TeeSystem off, TeeSystem on) {
    /** The node as calibrated. */
    static Node calibrated() {
        Platform platform = Platforms.h100Node();
        return new Node(Unprotected.on(platform), H100Confidential.on(platform));
    }

    /** @param confidential {@code "off"} or {@code "on"} */
    TeeSystem with(String confidential) {
        return confidential.equals("on") ? on : off;
    }
}
