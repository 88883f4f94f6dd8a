package io.github.teelab.report;

import io.github.teelab.files.OutputFile;
import io.github.teelab.files.Printable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import tech.tablesaw.api.Table;

/**
 * One page with prose, tables and interactive charts that needs no network and prints well. All text is escaped. The
 * same parts always give the same bytes.
 *
 * <pre>{@code
 * HtmlReport.titled("Confidential copy")
 *         .section("Bandwidth", "What a copy reaches.")
 *         .chart(chart)
 *         .table(table)
 *         .write(Path.of("report.html"));
 * }</pre>
 *
 * @param title heading and title of the page
 * @param parts what follows it, from top to bottom
 */
public record HtmlReport(String title, List<Part> parts) {
    /** One thing on the page. */
    public sealed interface Part permits Section, Contents, Prose, TablePart, ChartPart {}

    /**
     * A heading.
     *
     * @param heading its text
     * @param level 1 for a section, 2 for a section within a section
     */
    public record Section(String heading, int level) implements Part {}

    /** Links to all sections of the page. */
    public record Contents() implements Part {}

    /** Text; a blank line starts a new paragraph. */
    public record Prose(String text) implements Part {}

    /** A table with an optional caption. */
    public record TablePart(Table table, String caption) implements Part {}

    /** A chart. */
    public record ChartPart(Chart chart) implements Part {}

    public HtmlReport {
        Check.text("title", title);
        parts = List.copyOf(parts);
    }

    public static HtmlReport titled(String title) {
        return new HtmlReport(title, List.of());
    }

    public HtmlReport section(String heading) {
        return with(new Section(Check.text("heading", heading), 1));
    }

    /** A smaller heading within the last section. */
    public HtmlReport subsection(String heading) {
        return with(new Section(Check.text("heading", heading), 2));
    }

    /** A list of links to all sections, those that follow included. */
    public HtmlReport contents() {
        return with(new Contents());
    }

    /** A heading and the text under it. */
    public HtmlReport section(String heading, String text) {
        return section(heading).prose(text);
    }

    /** Text; a blank line starts a new paragraph. */
    public HtmlReport prose(String text) {
        return with(new Prose(text));
    }

    public HtmlReport table(Table table) {
        return table(table, "");
    }

    public HtmlReport table(Table table, String caption) {
        return with(new TablePart(table, caption));
    }

    /**
     * @throws IllegalStateException if the chart holds no data
     */
    public HtmlReport chart(Chart chart) {
        if (chart.isEmpty()) {
            throw new IllegalStateException("chart \"" + chart.title() + "\" holds no data yet, add some first");
        }
        return with(new ChartPart(chart));
    }

    /**
     * Writes the page as UTF-8; the file is whole or stays as it was.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        OutputFile.write(file, html());
    }

    /** The page's text; with charts it holds the Plotly library (10.8 MB) once. */
    public String html() {
        // A page of nothing but the chart of the same name needs no second heading.
        boolean loneChart = parts.size() == 1
                && parts.get(0) instanceof ChartPart part
                && part.chart().title().equals(title);
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(HtmlStyle.CSS)
                .append("</style>\n");
        if (parts.stream().anyMatch(ChartPart.class::isInstance)) {
            page.append(PlotlyLibrary.script());
        }
        page.append("</head>\n<body>\n<main>\n");
        if (!loneChart) {
            page.append("<h1>").append(escaped(title)).append("</h1>\n");
        }
        for (int i = 0; i < parts.size(); i++) {
            append(page, parts.get(i), i);
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void append(StringBuilder page, Part part, int index) {
        if (part instanceof Section section) {
            String tag = "h" + (section.level() + 1);
            page.append('<').append(tag).append(" id=\"section-").append(index).append("\">");
            page.append(escaped(section.heading())).append("</").append(tag).append(">\n");
        } else if (part instanceof Contents) {
            appendContents(page);
        } else if (part instanceof Prose prose) {
            for (String paragraph : prose.text().strip().split("\\n\\s*\\n")) {
                page.append("<p>").append(escaped(paragraph)).append("</p>\n");
            }
        } else if (part instanceof TablePart table) {
            HtmlTable.append(page, table);
        } else {
            Chart chart = ((ChartPart) part).chart();
            String png = Base64.getEncoder().encodeToString(StaticPicture.png(chart));
            page.append("<figure>\n")
                    .append(PlotlyFigure.of(chart).fragment("chart-" + index))
                    .append("<noscript><img alt=\"")
                    .append(escaped(chart.title()))
                    .append("\" src=\"data:image/png;base64,")
                    .append(png)
                    .append("\"/></noscript>\n</figure>\n");
        }
    }

    private void appendContents(StringBuilder page) {
        page.append("<nav>\n");
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Section section) {
                page.append("<a class=\"level-").append(section.level()).append("\" href=\"#section-");
                page.append(i).append("\">").append(escaped(section.heading())).append("</a>\n");
            }
        }
        page.append("</nav>\n");
    }

    static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(
                text.lines().map(Printable::escaped).collect(Collectors.joining("\n")));
    }

    private HtmlReport with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new HtmlReport(title, all);
    }
}
