package io.github.teelab.experiment.serving;

import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Replicas for a day's curve of load: how many have to run, and how many have to be started how early.
 *
 * <p>A replica carries the largest rate that {@link Capacity} found, whatever the router, so a router that spreads evenly is
 * assumed. A new one serves only after its cold start: boot, attestation where the host is protected, and the model's weights
 * copied to the GPU at the system's prices; so at any time as many run as the load over the next cold start needs. Not modelled:
 * routers that spread unevenly, failures, prefix caches that differ between replicas.
 *
 * @param perReplica requests per second that one replica carries, above 0
 * @param coldStart from the decision to start one until it serves
 */
public record Fleet(double perReplica, SimTime coldStart) {
    private static final double MINUTES = 60;

    /** @throws IllegalArgumentException if a replica carries nothing */
    public Fleet {
        if (!(perReplica > 0) || Double.isInfinite(perReplica)) {
            throw new IllegalArgumentException(
                    "fleet: got " + perReplica
                            + " requests/s for a replica, expected more than 0; no rate meets the service level on this system");
        }
    }

    /**
     * Replicas on a system.
     *
     * @param serving what they serve
     * @param perReplica requests per second that one carries
     * @param boot of the machine and the engine's process, without attestation and weights
     */
    public static Fleet of(ServingRuns.Question serving, double perReplica, TeeSystem system, SimTime boot) {
        return new Fleet(perReplica, boot.plus(attestation(system)).plus(modelLoad(serving, system)));
    }

    /** The time to copy the model's weights to each GPU from page-locked memory, in pieces of 256 MiB. */
    public static SimTime modelLoad(ServingRuns.Question serving, TeeSystem system) {
        long bytes = serving.serving().model().weightBytes(serving.serving().precision())
                / serving.serving().gpus();
        long piece = 256L << 20;
        PlainProgram program = PlainProgram.named("model load").hostFootprint(Plan.ALWAYS_FRESH);
        for (long copied = 0; copied < bytes; copied += piece) {
            program.copy(Transfer.HOST_TO_DEVICE_PINNED, Math.min(piece, bytes - copied), 0);
        }
        return system.run(program.plan()).timeline().makespan();
    }

    private static SimTime attestation(TeeSystem system) {
        // A quote of the virtual machine and of the GPU, and their verification by a remote service. Assumed.
        return system.hostTee() == HostTee.NONE ? SimTime.ZERO : SimTime.seconds(3);
    }

    /**
     * Columns minute, requests/s, replicas: those that serve or start in each minute.
     *
     * @param requestsPerSecond mean load of each minute, at least one
     */
    public Table day(double... requestsPerSecond) {
        int ahead = (int) Math.ceil(coldStart.toSeconds() / MINUTES);
        double[] replicas = new double[requestsPerSecond.length];
        for (int minute = 0; minute < replicas.length; minute++) {
            int end = Math.min(replicas.length, minute + ahead + 1);
            double most = Arrays.stream(requestsPerSecond, minute, end).max().orElseThrow();
            replicas[minute] = Math.max(1, Math.ceil(most / perReplica));
        }
        double[] minutes = new double[replicas.length];
        Arrays.setAll(minutes, minute -> minute);
        return Table.create(
                "Replicas over the day",
                DoubleColumn.create("minute", minutes),
                DoubleColumn.create("requests/s", requestsPerSecond),
                DoubleColumn.create("replicas", replicas));
    }

    /** Hours of replicas in such a day. */
    public double replicaHours(double... requestsPerSecond) {
        return day(requestsPerSecond).doubleColumn("replicas").sum() / MINUTES;
    }
}
