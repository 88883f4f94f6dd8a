/**
 * No protection: the reference that every other system is compared with.
 *
 * <p>A recorded graph passes unchanged. A graph without times gets those of the H100 node with confidential computing
 * off, from the copy curves and the plain call times in {@code data/calibration}.
 */
package io.github.teelab.tee.unprotected;
