/**
 * A Java kernel for Jupyter: JShell behind the base library of JJava, with IJava's names for settings and magics.
 *
 * <p>{@link io.github.teelab.kernel.Main} starts it; {@code ./teelab notebook} installs it. What cells may call is {@link
 * io.github.teelab.kernel.Notebook}; everything else is the kernel's own.
 *
 * <p><b>Why this base library.</b> Two stand on Maven Central that IJava's author wrote or that come from his work: {@code
 * io.github.spencerpark:jupyter-jvm-basekernel} 2.3.0 of 2019 and its successor {@code org.dflib.jjava:jjava-jupyter}
 * 1.0-a6. Both were read. In the older one the handlers of requests are private, so that replies to failed cells, to
 * completion with types and to history could not be mended; text is encoded with the platform's charset; and the JeroMQ
 * that it brings is 0.5.1. The successor is maintained, has protected handlers, and finds JJava's extensions as services,
 * so that the toolkit's adapter for JJava serves this kernel too. Its loops and its streams are not used: {@link
 * io.github.teelab.kernel.KernelConnection} and {@link io.github.teelab.kernel.Outbox} say why.
 *
 * <p><b>How a cell is stopped.</b> Its classes are rewritten as they are loaded so that every loop and method asks whether
 * to go on ({@link io.github.teelab.kernel.StopChecks}); libraries get the same treatment when an interrupt finds the cell
 * in one ({@link io.github.teelab.kernel.LibraryChecks}); {@link io.github.teelab.kernel.Stopper} has the order of events.
 */
package io.github.teelab.kernel;
