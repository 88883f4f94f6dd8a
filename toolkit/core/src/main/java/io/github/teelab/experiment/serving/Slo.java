package io.github.teelab.experiment.serving;

import io.github.teelab.units.SimTime;

/**
 * A service level for one request: both bounds have to hold.
 *
 * @param ttft most time to the first token
 * @param tpot most mean time between its tokens
 */
public record Slo(SimTime ttft, SimTime tpot) {}
