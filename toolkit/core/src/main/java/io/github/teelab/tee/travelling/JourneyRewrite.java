package io.github.teelab.tee.travelling;

import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts journeys before copies to the device.
 *
 * <p>A recorded program is whole: whenever its copies have used up a buffer, the next one waits until the GPU has been to a
 * holder and back. A graph with open times is one step of a job that goes on: each copy pays its share of a journey.
 *
 * @param chunkBytes what one journey fills
 * @param journeyPs one journey without the copy of the data, picoseconds
 * @param whole whether the graph is a whole program
 */
record JourneyRewrite(long chunkBytes, long journeyPs, boolean whole) {
    OperationGraph apply(OperationGraph graph) {
        List<HostCall> calls = new ArrayList<>(graph.calls());
        long copied = 0;
        long paidPs = 0;
        for (DeviceWork work : graph.works()) {
            boolean carriesData = work.transfer()
                    .filter(transfer ->
                            transfer == Transfer.HOST_TO_DEVICE_PAGEABLE || transfer == Transfer.HOST_TO_DEVICE_PINNED)
                    .isPresent();
            if (carriesData && work.call().isPresent() && work.bytes() > 0) {
                copied = Math.addExact(copied, work.bytes());
                long duePs = duePs(copied);
                int index = work.call().getAsInt();
                HostCall call = calls.get(index);
                calls.set(
                        index,
                        call.withTimes(call.gapPs(), Math.addExact(call.enterPs(), duePs - paidPs), call.returnPs()));
                paidPs = duePs;
            }
        }
        return graph.with(calls, graph.works());
    }

    /** What travelling for so many bytes takes, picoseconds. */
    private long duePs(long bytes) {
        double buffers = (double) bytes / chunkBytes;
        return Math.round((whole ? Math.ceil(buffers) : buffers) * journeyPs);
    }
}
