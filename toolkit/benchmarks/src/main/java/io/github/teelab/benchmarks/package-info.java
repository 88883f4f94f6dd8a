/**
 * Side-by-side speed of the event kernel and of others, in one run on one machine; only the ratios carry over to another.
 *
 * <p>Two models. <em>Hold</em> keeps a number of events pending: it takes the earliest and adds one a random increment
 * later. <em>M/M/1</em> is a whole small simulation whose mean sojourn time is known.
 */
package io.github.teelab.benchmarks;
