package io.github.teelab.kernel;

/** Thrown in the threads of a cell that is being stopped. An error, so that {@code catch (Exception e)} lets it through. */
final class CellStopped extends Error {
    private static final long serialVersionUID = 1;

    CellStopped() {
        super("the cell was stopped");
    }
}
