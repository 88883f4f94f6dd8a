/**
 * Protected ways for bytes, written once and read twice.
 *
 * <p>A {@link io.github.teelab.channel.Path} is a list of {@link io.github.teelab.channel.Stage stages}. Each stage says
 * what it occupies, whether that lies inside the trust boundary, what it costs, and what it does to bytes. Read for time,
 * a path gives how long a message takes and what each stage is busy for. Read for effect, the same object carries real
 * bytes through every stage, with an {@link io.github.teelab.channel.Adversary} at each untrusted one. What is timed is
 * what is attacked.
 */
package io.github.teelab.channel;
