package org.rapaio.jupyter.kernel.channels;

/**
 * Stands in for the class of the same name in rapaio-jupyter-kernel 3.0.1, and must come before that jar on the class
 * path.
 *
 * <p>The kernel's own class starts the thread first and sets {@code running} afterwards. Once in six starts or so the
 * new thread looks at the flag before it is set and ends at once: a channel is then deaf and the notebook waits for
 * ever. Here the flag is set from the beginning. Name, constructor and public methods are those the kernel calls.
 *
 * <p>Delete this class, and the order of the class path in the kernel spec, when a release of the kernel sets the flag
 * before it starts the thread.
 */
public final class LoopThread extends Thread {
    private final long pauseMillis;
    private final Runnable body;
    private volatile boolean running = true;

    /**
     * A thread that has not been started yet.
     *
     * @param name name of the thread
     * @param pauseMillis rest between two rounds, in milliseconds
     * @param body one round
     */
    public LoopThread(String name, long pauseMillis, Runnable body) {
        super(name);
        this.pauseMillis = pauseMillis;
        this.body = body;
    }

    /** Runs the body round after round until {@link #shutdown()} or an interrupt. */
    @Override
    public void run() {
        while (running) {
            body.run();
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException stop) {
                running = false;
            }
        }
    }

    /** Lets the current round end and starts no other. */
    public void shutdown() {
        running = false;
    }
}
