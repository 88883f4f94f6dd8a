/**
 * Quantities with their unit: bytes, time, bandwidth, frequency and arithmetic rate.
 *
 * <p>The lowest floor. Each type is an immutable record over one primitive in the base unit (bytes, picoseconds, bytes
 * per second, hertz, operations per second), with factories that name the unit, {@code parse} for text as people write
 * it, and a {@code toString} that chooses a readable unit. Everything above passes these types across its public
 * borders; inside, a primitive carries its unit in its name ({@code latencyPs}).
 */
package io.github.teelab.units;
