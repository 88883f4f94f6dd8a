package io.github.teelab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Plotly library, from its webjar, ready to stand inside a page so that the page needs no network. */
public final class PlotlyLibrary {
    /** Tablesaw 0.44 writes figures for Plotly 2; with later majors titles are lost. */
    static final String VERSION = "2.35.3";

    private static final String RESOURCE = "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

    private PlotlyLibrary() {}

    /**
     * A script element that defines {@code window.Plotly}. A module loader in the page (classic notebooks have
     * require.js) is hidden while it runs, because the library would register there and leave the window without it.
     *
     * @throws IllegalStateException if the webjar is not on the class path
     */
    public static String script() {
        return "<script>\nif (!window.Plotly) {\n"
                + "window.teelabDefine = window.define; window.define = undefined;\n"
                + source()
                + "\nwindow.define = window.teelabDefine; delete window.teelabDefine;\n}\n</script>\n";
    }

    private static String source() {
        try (InputStream in = PlotlyLibrary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the Plotly library is not on the class path: add the jar"
                        + " org.webjars.npm:plotly.js-dist:" + VERSION);
            }
            // A string in the library that closes a script element would end ours.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Plotly library: " + e.getMessage(), e);
        }
    }
}
