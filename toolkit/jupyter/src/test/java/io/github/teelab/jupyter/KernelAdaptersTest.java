package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.report.Chart;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Each kernel's own display system shows what {@link RichDisplay} says. */
class KernelAdaptersTest {
    private final RichDisplay display = new RichDisplay(() -> false, () -> "chart-1");
    private final Table table = Table.create("systems", StringColumn.create("System", "stock"));
    private final Chart chart =
            Chart.bars("Overhead").categories("stock").y("Slowdown", "").series("H100", 1.4);

    @Test
    void ijavaShowsTablesAndCharts() {
        var renderer = new io.github.spencerpark.jupyter.kernel.display.Renderer();
        IJavaDisplay.register(renderer, display);
        var html = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
        var png = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
        assertEquals(
                display.show(table).get("text/html"), renderer.render(table).getData(html));
        assertEquals(
                display.show(chart).get("image/png"), renderer.render(chart).getData(png));
    }

    @Test
    void jjavaShowsTablesAndCharts() {
        var renderer = new org.dflib.jjava.jupyter.kernel.display.Renderer();
        JJavaDisplay.register(renderer, display);
        var html = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
        var png = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
        assertEquals(
                display.show(table).get("text/html"), renderer.render(table).getData(html));
        assertEquals(
                display.show(chart).get("image/png"), renderer.render(chart).getData(png));
    }

    @Test
    void jjavaFindsItsExtension() {
        assertEquals(
                List.of(JJavaDisplay.class),
                ServiceLoader.load(Extension.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .toList());
    }
}
