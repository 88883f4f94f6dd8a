package io.github.teelab.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Whether long work shows a bar that tells how far it is. A bar vanishes when its work is done, so that only results
 * stay on the screen.
 */
public final class Progress {
    /** The system property that allows bars; the launcher sets it where standard error is a terminal. */
    public static final String PROPERTY = "teelab.progress";

    private static final int UPDATE_MS = 200;
    /** Fits the narrowest usual terminal. */
    private static final int WIDTH = 79;

    private static final String BLANK = "\r" + " ".repeat(WIDTH) + "\r";

    private static final long BYTES_PER_MIB = 1 << 20;

    private final Optional<PrintStream> screen;

    private Progress(Optional<PrintStream> screen) {
        this.screen = screen;
    }

    /** No bars: for notebooks, tests and output that programs read. */
    public static Progress none() {
        return new Progress(Optional.empty());
    }

    /** Bars on standard error if {@link #PROPERTY} is {@code true}, else none: Java cannot ask whether it is a terminal. */
    public static Progress onTerminal() {
        return Boolean.getBoolean(PROPERTY) ? on(System.err) : none();
    }

    /** Bars on a stream. */
    public static Progress on(PrintStream stream) {
        return new Progress(Optional.of(stream));
    }

    /**
     * Shows a bar for work in steps.
     *
     * @param name of the work, left of the bar
     * @param steps how many there are
     */
    public Task start(String name, int steps) {
        return new Task(
                screen.map(stream ->
                        bar(stream, name).setInitialMax(steps).hideEta().build()),
                () -> screen.ifPresent(Progress::clear));
    }

    /**
     * Shows a bar for a stream of bytes until it is closed.
     *
     * @param name of the work, left of the bar
     * @param stream what is read
     * @param bytes how many it holds
     */
    public InputStream reading(String name, InputStream stream, long bytes) {
        return screen.<InputStream>map(to ->
                        new FilterInputStream(ProgressBar.wrap(
                                stream, bar(to, name).setInitialMax(bytes).setUnit(" MiB", BYTES_PER_MIB))) {
                            @Override
                            public void close() throws IOException {
                                super.close();
                                clear(to);
                            }
                        })
                .orElse(stream);
    }

    /** A bar that ends before it was drawn a second time stays on the screen, whatever its builder was told. */
    private static void clear(PrintStream stream) {
        stream.print(BLANK);
        stream.flush();
    }

    private static ProgressBarBuilder bar(PrintStream stream, String name) {
        return ProgressBar.builder()
                .setTaskName(name)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                .clearDisplayOnFinish();
    }

    /** Work in steps, which may run at the same time. */
    public static final class Task implements AutoCloseable {
        private final Optional<ProgressBar> bar;
        private final Runnable clear;
        private final List<String> running = new ArrayList<>();

        private Task(Optional<ProgressBar> bar, Runnable clear) {
            this.bar = bar;
            this.clear = clear;
        }

        /** Does one step; beside the bar stands the name of the step that has been running longest. */
        public <T> T step(String name, Supplier<T> work) {
            begin(name);
            try {
                return work.get();
            } finally {
                end(name);
            }
        }

        private synchronized void begin(String name) {
            running.add(name);
            show();
        }

        private synchronized void end(String name) {
            running.remove(name);
            show();
            bar.ifPresent(ProgressBar::step);
        }

        private void show() {
            String first = running.isEmpty() ? "" : " " + running.get(0);
            String others = running.size() > 1 ? " and " + (running.size() - 1) + " more" : "";
            bar.ifPresent(shown -> shown.setExtraMessage(first + others));
        }

        /** Takes the bar away. */
        @Override
        public void close() {
            bar.ifPresent(ProgressBar::close);
            clear.run();
        }
    }
}
