package io.github.teelab.jupyter;

import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Rich display for the JJava kernel, which finds this class as a service. */
public final class JJavaDisplay implements Extension {
    private static final List<MIMEType> MEDIA_TYPES =
            List.of(MIMEType.TEXT_HTML, MIMEType.IMAGE_PNG, MIMEType.TEXT_PLAIN);

    /** Teaches the kernel to show tables, charts and figures. */
    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer(), RichDisplay.forNotebook());
    }

    static void register(Renderer renderer, RichDisplay display) {
        display.types().forEach(type -> register(renderer, display, type));
        register(renderer, display, Object.class);
    }

    // The same lines as in IJavaDisplay, over classes that have the same names but no common type.
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
