package io.github.teelab.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * The colours of every chart. Series use the palette of Okabe and Ito, "Color Universal Design" (2008), which people
 * with the common forms of colour blindness can tell apart; its yellow is left out, because it fades on white, and grey
 * stands for black. Heat maps use anchors of matplotlib's viridis, whose lightness grows evenly.
 */
final class Palette {
    static final Color INK = new Color(0x222222);
    static final Color MUTED = new Color(0x5F6670);
    static final Color GRID = new Color(0xE4E7EB);
    static final Color AXIS = new Color(0xA9B0B8);

    private static final List<Color> SERIES = List.of(
            new Color(0x0072B2),
            new Color(0xE69F00),
            new Color(0x009E73),
            new Color(0xD55E00),
            new Color(0xCC79A7),
            new Color(0x56B4E9),
            new Color(0x7F7F7F));

    private static final List<Color> HEAT = List.of(
            new Color(0x440154),
            new Color(0x482878),
            new Color(0x3E4A89),
            new Color(0x31688E),
            new Color(0x26828E),
            new Color(0x1F9E89),
            new Color(0x35B779),
            new Color(0x6DCD59),
            new Color(0xB4DE2C),
            new Color(0xFDE725));

    private Palette() {}

    /** The colour of the series at {@code index}; after seven the colours come back, paler each time. */
    static Color series(int index) {
        Color base = SERIES.get(index % SERIES.size());
        int round = index / SERIES.size();
        double whiteness = 1 - 1 / (1 + 0.5 * round);
        return mix(base, Color.WHITE, whiteness);
    }

    /** The colour at {@code fraction}, 0 to 1, of the heat scale. */
    static Color heat(double fraction) {
        double place = Math.max(0, Math.min(1, fraction)) * (HEAT.size() - 1);
        int below = Math.min((int) place, HEAT.size() - 2);
        return mix(HEAT.get(below), HEAT.get(below + 1), place - below);
    }

    static int heatAnchors() {
        return HEAT.size();
    }

    /** Black or white, whichever reads better on {@code background}. */
    static Color textOn(Color background) {
        double luma = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return luma > 140 ? INK : Color.WHITE;
    }

    /** The colour as CSS writes it, such as {@code #0072b2}. */
    static String css(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
    }

    private static Color mix(Color a, Color b, double share) {
        return new Color(
                (int) Math.round(a.getRed() + share * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue())));
    }
}
