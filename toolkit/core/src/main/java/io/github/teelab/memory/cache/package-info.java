/** Set-associative write-back caches and the three levels of a processor; counts only, no data. */
package io.github.teelab.memory.cache;
