/**
 * One class of the rapaio kernel, replaced: it must come before the kernel's own on the class path. {@link
 * org.rapaio.jupyter.kernel.channels.LoopThread} says why.
 */
package org.rapaio.jupyter.kernel.channels;
