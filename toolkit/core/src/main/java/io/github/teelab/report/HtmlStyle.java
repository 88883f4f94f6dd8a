package io.github.teelab.report;

/** The style sheet of a report. */
final class HtmlStyle {
    static final String CSS = """
            body { margin: 0; background: #fff; color: #222;
                   font: 16px/1.55 'DejaVu Sans', Verdana, 'Segoe UI', sans-serif; }
            main { max-width: 980px; margin: 0 auto; padding: 24px 28px 48px; }
            h1 { font-size: 1.7em; line-height: 1.2; margin: .4em 0 .8em; }
            h2 { font-size: 1.2em; margin: 2em 0 .5em; padding-bottom: .25em; border-bottom: 1px solid #e4e7eb; }
            h3 { font-size: 1em; margin: 1.8em 0 .4em; }
            nav { columns: 2; column-gap: 2.5em; margin: 1.6em 0; font-size: .86em; }
            nav a { display: block; color: #1f5fa8; text-decoration: none; }
            nav a:hover { text-decoration: underline; }
            nav a.level-1 { font-weight: bold; margin-top: .5em; break-after: avoid; }
            nav a.level-2 { padding-left: 1.2em; }
            details { margin: 1.2em 0; }
            summary { cursor: pointer; color: #5f6670; font-size: .86em; }
            p { max-width: 46em; margin: .6em 0; }
            figure { margin: 1.2em 0; }
            figure img { width: 100%; height: auto; }
            noscript img { display: block; }
            .table { overflow-x: auto; margin: 1.2em 0; }
            table { border-collapse: collapse; font-size: .86em; }
            caption { caption-side: top; text-align: left; color: #5f6670; padding: 0 0 .5em; }
            th { text-align: left; border-bottom: 2px solid #a9b0b8; white-space: nowrap; }
            th, td { padding: .32em .9em .32em .2em; vertical-align: top; }
            td { border-bottom: 1px solid #e4e7eb; }
            th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
            @media print {
              main { max-width: none; padding: 0; }
              h2 { break-after: avoid; }
              figure, tr { break-inside: avoid; }
              .modebar { display: none; }
              details::details-content { content-visibility: visible; }
            }
            """;

    private HtmlStyle() {}
}
