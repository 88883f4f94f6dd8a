/**
 * Protection schemes beside each other, each a small class: what metadata an access touches, and what it waits for.
 *
 * <p>{@link io.github.teelab.memory.scheme.Schemes} finds one by name. The metadata cache, the tree and the MACs that most of
 * them share are in {@link io.github.teelab.memory.scheme.MetadataPath}.
 */
package io.github.teelab.memory.scheme;
