package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.report.Chart;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplaySystem;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Each kernel's own display system shows what {@link RichDisplay} says. */
class KernelAdaptersTest {
    private final RichDisplay display = new RichDisplay(() -> false, () -> "chart-1");
    private final Table table = Table.create("systems", StringColumn.create("System", "stock"));
    private final Chart chart =
            Chart.bars("Overhead").categories("stock").y("Slowdown", "").series("H100", 1.4);

    @Test
    void rapaioShowsTablesAndCharts() {
        DisplaySystem kernel = DisplaySystem.inst();
        assertEquals(display.show(table), kernel.render(table).data());
        assertEquals(display.show(chart), kernel.render(chart).data());
        assertEquals(display.show(table), kernel.render("text/html", table).data());
    }

    @Test
    void rapaioShowsTextAsText() {
        assertEquals(
                "a < b\nand more",
                DisplaySystem.inst().render("a < b\nand more").data().get("text/plain"));
        assertTrue(DisplaySystem.inst().render(List.of(1, 2)).data().containsKey("text/plain"));
    }

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
