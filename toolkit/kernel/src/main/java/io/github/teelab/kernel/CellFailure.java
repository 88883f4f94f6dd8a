package io.github.teelab.kernel;

import java.util.List;

/** A cell that did not run to its end, as the notebook is to be told. */
final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> trace;

    /**
     * @param name of the error, such as an exception's simple class name
     * @param message in one sentence
     * @param trace lines to show
     */
    CellFailure(String name, String message, List<String> trace) {
        super(message, null, false, false);
        this.name = name;
        this.trace = List.copyOf(trace);
    }

    String name() {
        return name;
    }

    List<String> trace() {
        return trace;
    }
}
