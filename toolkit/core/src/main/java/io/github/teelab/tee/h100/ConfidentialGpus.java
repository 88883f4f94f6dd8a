package io.github.teelab.tee.h100;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.PartKind;
import io.github.teelab.platform.Platform;
import java.util.List;

/** Which GPUs can run in confidential mode. */
final class ConfidentialGpus {
    private ConfidentialGpus() {}

    /** @throws IllegalArgumentException naming the GPUs that can, if one of the platform's cannot */
    static void check(Platform platform) {
        platform.gpu();
        for (Gpu gpu : platform.gpus()) {
            if (!gpu.confidentialComputing()) {
                List<String> able = Catalog.standard().names(PartKind.GPU).stream()
                        .filter(name -> Catalog.standard().gpu(name).confidentialComputing())
                        .toList();
                throw new IllegalArgumentException("gpu \"" + gpu.name()
                        + "\" has no confidential computing; take one of " + String.join(", ", able)
                        + ", or set gpu.with(\"confidential_computing\", 1) for a GPU of your own");
            }
        }
    }
}
