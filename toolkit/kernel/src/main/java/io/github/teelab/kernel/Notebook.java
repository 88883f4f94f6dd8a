package io.github.teelab.kernel;

import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * What cells may call to show things before their end; imported statically into every cell. Media types are such as
 * {@code text/html}, {@code image/png} or {@code text/plain}.
 */
public final class Notebook {
    private Notebook() {}

    /**
     * Shows a value as it would be shown at the end of a cell.
     *
     * @return an id for {@link #updateDisplay}
     */
    public static String display(Object value) {
        return display(kernel().view(value));
    }

    /**
     * Shows a value in some of its forms only.
     *
     * @param mediaTypes which
     * @return an id for {@link #updateDisplay}
     * @throws IllegalArgumentException if the value has none of these forms
     */
    public static String display(Object value, String... mediaTypes) {
        return display(kernel().view(value, mediaTypes));
    }

    private static String display(DisplayData data) {
        String id =
                data.hasDisplayId() ? data.getDisplayId() : UUID.randomUUID().toString();
        data.setDisplayId(id);
        kernel().display(data);
        return id;
    }

    /** Shows a value in the place of one that was shown before. */
    public static void updateDisplay(String id, Object value) {
        update(id, kernel().view(value));
    }

    /**
     * Shows a value in the place of one that was shown before, in some of its forms only.
     *
     * @throws IllegalArgumentException if the value has none of these forms
     */
    public static void updateDisplay(String id, Object value, String... mediaTypes) {
        update(id, kernel().view(value, mediaTypes));
    }

    private static void update(String id, DisplayData data) {
        data.setDisplayId(id);
        kernel().update(data);
    }

    /** The forms a value has, without showing it. */
    public static DisplayData render(Object value) {
        return kernel().view(value);
    }

    private static JavaKernel kernel() {
        return (JavaKernel) BaseKernel.notebookKernel();
    }
}
