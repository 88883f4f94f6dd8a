package io.github.teelab.tee;

import io.github.teelab.channel.Path;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Platform;
import io.github.teelab.workload.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A TEE design on a platform: a rewrite of plain operations into protected ones on the machine's resources.
 *
 * <p>Immutable. {@link #price} may be called any number of times; it keeps the number, order and names of calls and
 * activities, so that before and after can be laid side by side.
 */
public interface TeeSystem {
    /** The name in tables and on the command line, such as {@code "h100"}. */
    String name();

    /** The machine it runs on. */
    Platform platform();

    /** What each call and activity of a plan takes under this system on its machine. */
    PricedPlan price(Plan plan);

    /**
     * The ways that bytes take across the edge of the device, for those who want to attack them. Each call begins
     * a new session, whose paths are at their first message and share no key with those of any other.
     */
    List<Path> paths();

    /** How the device is verified before data flows to it; empty where it is not. */
    default Optional<Attestation> attestation() {
        return Optional.empty();
    }

    /** Attacks on this system's own lifecycle; empty where it has none beyond its paths and its device. */
    default List<LifecycleAttack> lifecycleAttacks() {
        return List.of();
    }

    /** The same system at the ends of what its calibration leaves open; empty where it leaves nothing open. */
    default List<TeeSystem> bounds() {
        return List.of();
    }

    /** What protects the software on the host, and so slows it; by default nothing. */
    default HostTee hostTee() {
        return HostTee.NONE;
    }

    /** Which inputs of this system's answers lie inside what was measured, and how far the others lie outside. */
    default Validity validity() {
        return Validity.of(platform());
    }

    /** Every parameter with its value, unit, basis and source. */
    Explanation explain();

    /** Prices the plan and runs it on the engine. */
    default Execution run(Plan plan) {
        return Lowering.run(price(plan));
    }
}
