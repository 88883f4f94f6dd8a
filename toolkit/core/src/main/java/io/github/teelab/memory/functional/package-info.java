/**
 * The functional reading of protected memory: real bytes through real AES-128 counter mode, codes and a tree, on memory chips
 * that an adversary may change. Small, and made to be attacked; its schemes are those that the timed reading charges for.
 */
package io.github.teelab.memory.functional;
