package io.github.teelab.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** A JFreeChart axis whose ends and tick marks come from a {@link Ruler}. */
final class TickedAxis extends NumberAxis {
    private static final double TILT = -Math.PI / 6;

    private final transient Ruler ruler;
    private final boolean categories;

    private TickedAxis(Ruler ruler, boolean categories) {
        super(ruler.label());
        this.ruler = ruler;
        this.categories = categories;
        setAutoRange(false);
        setRange(ruler.lower(), ruler.upper());
        setTickLabelFont(FreeChart.SMALL);
        setTickLabelPaint(Palette.INK);
        setTickMarksVisible(false);
        setTickLabelInsets(new RectangleInsets(5, 6, 5, 6));
        setLabelFont(FreeChart.TEXT.deriveFont(Font.BOLD));
        setLabelPaint(Palette.MUTED);
        setAxisLinePaint(Palette.AXIS);
        if (ruler.label().isEmpty()) {
            setLabel(null);
        }
    }

    /** An axis of values: crowded labels are thinned out. */
    static TickedAxis values(Ruler ruler) {
        return new TickedAxis(ruler, false);
    }

    /** An axis of names: crowded labels are tilted. */
    static TickedAxis categories(Ruler ruler) {
        return new TickedAxis(ruler, true);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<Ruler.Tick> marks = ruler.ticks();
        boolean lying = RectangleEdge.isTopOrBottom(edge);
        FontMetrics metrics = graphics.getFontMetrics(getTickLabelFont());
        double widest = marks.stream()
                .mapToDouble(mark -> metrics.stringWidth(mark.label()))
                .max()
                .orElse(0);
        double need = lying ? widest + 8 : metrics.getHeight();
        double length = lying ? area.getWidth() : area.getHeight();
        boolean crowded = marks.size() > 1 && need > spacing() * length;
        boolean tilted = crowded && lying && categories;
        int every = crowded && !tilted ? (int) Math.ceil(need / (spacing() * length)) : 1;
        List<NumberTick> ticks = new ArrayList<>();
        for (int i = 0; i < marks.size(); i += every) {
            TextAnchor anchor = anchor(edge, tilted);
            ticks.add(new NumberTick(marks.get(i).position(), marks.get(i).label(), anchor, anchor, tilted ? TILT : 0));
        }
        return ticks;
    }

    /** The height that tilted labels need, which the superclass does not know of. */
    @Override
    @SuppressWarnings("rawtypes") // the overridden method is declared so
    protected double findMaximumTickLabelHeight(List ticks, Graphics2D graphics, Rectangle2D area, boolean vertical) {
        FontMetrics metrics = graphics.getFontMetrics(getTickLabelFont());
        double highest = 0;
        for (Object tick : ticks) {
            NumberTick mark = (NumberTick) tick;
            double angle = Math.abs(mark.getAngle());
            highest = Math.max(
                    highest,
                    Math.sin(angle) * metrics.stringWidth(mark.getText()) + Math.cos(angle) * metrics.getHeight());
        }
        return highest + getTickLabelInsets().getTop() + getTickLabelInsets().getBottom();
    }

    private double spacing() {
        double least = ruler.upper() - ruler.lower();
        for (int i = 1; i < ruler.ticks().size(); i++) {
            least = Math.min(
                    least,
                    ruler.ticks().get(i).position() - ruler.ticks().get(i - 1).position());
        }
        return least / (ruler.upper() - ruler.lower());
    }

    private static TextAnchor anchor(RectangleEdge edge, boolean tilted) {
        if (tilted) {
            return TextAnchor.TOP_RIGHT;
        }
        if (RectangleEdge.isTopOrBottom(edge)) {
            return edge.equals(RectangleEdge.TOP) ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER;
        }
        return edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
    }
}
