/**
 * Devices and wires: what a simulated machine is made of, and where each of its numbers comes from.
 *
 * <p>A part ({@link io.github.teelab.platform.Cpu}, {@link io.github.teelab.platform.Gpu}, ...) is a name and a list of
 * {@link io.github.teelab.platform.Parameter}s, each with its unit, its {@link io.github.teelab.platform.Basis} and its
 * source; typed accessors read them as quantities. The {@link io.github.teelab.platform.Catalog} holds the parts that
 * come with the toolkit, as plain CSV under {@code data/catalog}. A {@link io.github.teelab.platform.Platform} is a
 * machine put together from parts; {@link io.github.teelab.platform.Platforms} has ready ones. {@code explain()} on any
 * of them prints all that it rests on. {@link io.github.teelab.platform.DataFiles} opens the project's data for every
 * package above.
 */
package io.github.teelab.platform;
