package io.github.teelab.experiment.h100;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;

/** The measured node, with confidential computing as a table's column says. */
final class Node {
    private Node() {}

    /** @param confidential {@code "off"} or {@code "on"} */
    static TeeSystem with(String confidential) {
        return confidential.equals("on")
                ? H100Confidential.on(Platforms.h100Node())
                : Unprotected.on(Platforms.h100Node());
    }
}
