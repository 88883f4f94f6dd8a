package io.github.teelab.jupyter;

import io.github.teelab.report.Chart;
import io.github.teelab.report.PlotlyLibrary;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * What tables, charts and figures look like in a notebook: for each value a bundle of media types, of which the reader's
 * program shows the richest it can. One object serves one running kernel, because the first interactive chart brings the
 * Plotly library (10.8 MB) into the page and later ones use it.
 */
public final class RichDisplay {
    /** Media type of a picture; its data is PNG in Base64. */
    public static final String PNG = "image/png";

    /** Media type of an HTML fragment. */
    public static final String HTML = "text/html";

    /** Media type of plain text; every bundle has it. */
    public static final String TEXT = "text/plain";

    /** All media types used here, richest first. */
    public static final List<String> MEDIA_TYPES = List.of(HTML, PNG, TEXT);

    private final BooleanSupplier interactive;
    private final Supplier<String> elementIds;
    private final AtomicBoolean libraryShown = new AtomicBoolean();
    private final Map<Class<?>, Function<Object, Map<String, String>>> views = new LinkedHashMap<>();

    /**
     * A display with its own sources of choice and names, for tests.
     *
     * @param interactive asked at each chart: whether to add an interactive one to the picture
     * @param elementIds gives each interactive chart an id that is unique in the page
     */
    RichDisplay(BooleanSupplier interactive, Supplier<String> elementIds) {
        this.interactive = interactive;
        this.elementIds = elementIds;
        view(Table.class, table -> new TableView(table).bundle());
        view(Chart.class, this::chart);
        view(Figure.class, this::figure);
    }

    /**
     * The display for one running kernel: charts are pictures, with an interactive chart beside each where {@code
     * teelab.charts} (system property) or {@code TEELAB_CHARTS} (environment) says {@code interactive}, or where neither
     * says anything and the toolkit's kernel finds that somebody looks on ({@code teelab.live}).
     */
    public static RichDisplay forNotebook() {
        return new RichDisplay(RichDisplay::isInteractive, () -> "chart-" + UUID.randomUUID());
    }

    private static boolean isInteractive() {
        String byDefault = Boolean.getBoolean("teelab.live") ? "interactive" : "picture";
        return "interactive"
                .equals(System.getProperty("teelab.charts", System.getenv().getOrDefault("TEELAB_CHARTS", byDefault)));
    }

    /** The types this display knows; values of their subtypes are shown too. */
    public List<Class<?>> types() {
        return List.copyOf(views.keySet());
    }

    /**
     * What to show for a value.
     *
     * @return data by media type, richest first; plain text is always among them
     * @throws IllegalArgumentException if the value is of none of the {@link #types()}
     */
    public Map<String, String> show(Object value) {
        return find(value)
                .orElseThrow(() -> new IllegalArgumentException("display: got a "
                        + value.getClass().getName() + ", allowed "
                        + types().stream().map(Class::getName).toList() + " and what the toolkit can tabulate"));
    }

    /** What to show for a value; empty if it is neither of the {@link #types()} nor an object of the toolkit. */
    public Optional<Map<String, String>> find(Object value) {
        return views.entrySet().stream()
                .filter(view -> view.getKey().isInstance(value))
                .findFirst()
                .map(view -> view.getValue().apply(value))
                .or(() -> ToolkitObject.part(value).flatMap(this::find));
    }

    private <T> void view(Class<T> type, Function<T, Map<String, String>> bundle) {
        views.put(type, value -> bundle.apply(type.cast(value)));
    }

    private Map<String, String> chart(Chart chart) {
        Map<String, String> bundle = new LinkedHashMap<>();
        if (interactive.getAsBoolean()) {
            bundle.put(HTML, libraryOnce() + chart.notebookHtml(false, elementIds.get()));
        }
        bundle.put(PNG, png(chart.image()));
        bundle.put(TEXT, "Chart: " + chart.title());
        return bundle;
    }

    private Map<String, String> figure(Figure figure) {
        String id = elementIds.get();
        Map<String, String> bundle = new LinkedHashMap<>();
        bundle.put(HTML, libraryOnce() + figure.divString(id) + figure.asJavascript(id));
        bundle.put(TEXT, "Figure, to be seen in a notebook that runs scripts");
        return bundle;
    }

    private String libraryOnce() {
        return libraryShown.compareAndSet(false, true) ? PlotlyLibrary.script() : "";
    }

    private static String png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture: " + e.getMessage(), e);
        }
    }
}
