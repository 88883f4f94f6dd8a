package io.github.teelab.jupyter;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.Map;

/** Rich display for the IJava kernel, which has no services: a start-up script calls {@link #install}. */
public final class IJavaDisplay {
    private static final List<MIMEType> MEDIA_TYPES =
            List.of(MIMEType.TEXT_HTML, MIMEType.IMAGE_PNG, MIMEType.TEXT_PLAIN);

    private IJavaDisplay() {}

    /**
     * Teaches the kernel to show tables, charts and figures.
     *
     * @param kernel the running kernel, {@code IJava.getKernelInstance()}
     */
    public static void install(BaseKernel kernel) {
        register(kernel.getRenderer(), RichDisplay.forNotebook());
    }

    static void register(Renderer renderer, RichDisplay display) {
        display.types().forEach(type -> register(renderer, display, type));
        register(renderer, display, Object.class);
    }

    private static <T> void register(Renderer renderer, RichDisplay display, Class<T> type) {
        renderer.createRegistration(type)
                .preferring(MEDIA_TYPES.toArray(new MIMEType[0]))
                .register((value, context) -> {
                    Map<String, String> view = display.find(value).orElse(Map.of());
                    for (MIMEType mediaType : MEDIA_TYPES) {
                        String shown = view.get(mediaType.toString());
                        if (shown != null) {
                            context.renderIfRequested(mediaType, () -> shown);
                        }
                    }
                });
    }
}
