/**
 * What a person sees of a result: charts, timelines, tables and pages.
 *
 * <p>A {@link io.github.teelab.report.Chart} is a small immutable description (title, axes with units, series) that
 * knows nothing of how it is drawn. The same description is drawn twice: as an interactive Plotly figure through
 * tablesaw-jsplot, and as a static PNG or SVG through JFreeChart, with one palette, one choice of units and one set of
 * tick marks. Everything written here can be read offline, and the same description always gives the same bytes.
 */
package io.github.teelab.report;
