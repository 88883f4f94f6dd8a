package io.github.teelab.jupyter;

import java.util.List;
import java.util.Map;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.rapaio.jupyter.kernel.global.Global;

/** Rich display for rapaio-jupyter-kernel, which finds this class as a service. */
public final class RapaioDisplay implements DisplayProvider {
    private final RichDisplay display = RichDisplay.forNotebook();

    /** Called by the service loader. */
    public RapaioDisplay() {
        // Left alone, this kernel shows any toString() as HTML: line breaks vanish and "<" starts a tag.
        Global.options().display().defaultMime("text");
    }

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return display.types().stream()
                .<DisplayRenderer>map(type -> new Renderer(type, display))
                .toList();
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record Renderer(Class<?> rendererClass, RichDisplay display) implements DisplayRenderer {
        /** The kernel passes null for a cell's last expression, which is the normal case. */
        @Override
        public boolean canRender(String mediaType) {
            return mediaType == null || RichDisplay.MEDIA_TYPES.contains(mediaType);
        }

        @Override
        public DisplayData render(String mediaType, Object value) {
            Map<String, String> view = display.show(value);
            DisplayData data = DisplayData.fromText(view.get(RichDisplay.TEXT));
            view.forEach(data::putData);
            return data;
        }
    }
}
