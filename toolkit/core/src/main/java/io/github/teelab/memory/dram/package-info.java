/**
 * Main memory behind {@link io.github.teelab.memory.MainMemory}: DRAM of a catalog standard under a controller, and a flat
 * memory as its ideal bound.
 *
 * <p>{@link io.github.teelab.memory.dram.DramMemory} jumps from command to command instead of ticking. Each subchannel has a
 * controller of its own with a read and a write queue. It issues at most one command a cycle, the first of
 *
 * <ol>
 *   <li>the read or write whose row was opened for it,
 *   <li>a refresh that is due, and the precharge before it,
 *   <li>first-ready, first-come: among the queued requests of the direction served now, the oldest whose next command
 *       (read or write, activate or precharge) may be issued in this cycle.
 * </ol>
 *
 * These rules follow Ramulator 2.1 (its generic DDR controller with FR-FCFS, open rows and all-bank refresh), so that both
 * can be compared on the same trace. Not modelled: power-down, per-bank refresh, the second command
 * bus of HBM, data themselves; a write is not held back by an older read of the same line.
 */
package io.github.teelab.memory.dram;
