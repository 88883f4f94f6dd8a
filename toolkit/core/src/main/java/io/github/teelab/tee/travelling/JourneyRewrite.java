package io.github.teelab.tee.travelling;

import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts journeys before copies: whenever copies to the device have used up a buffer, the next one waits until the GPU has been
 * to a holder and back.
 *
 * @param chunkBytes what one journey fills
 * @param journeyPs one journey without the copy of the data, picoseconds
 */
record JourneyRewrite(long chunkBytes, long journeyPs) {
    OperationGraph apply(OperationGraph graph) {
        List<HostCall> calls = new ArrayList<>(graph.calls());
        long copied = 0;
        for (DeviceWork work : graph.works()) {
            boolean carriesData = work.transfer()
                    .filter(transfer ->
                            transfer == Transfer.HOST_TO_DEVICE_PAGEABLE || transfer == Transfer.HOST_TO_DEVICE_PINNED)
                    .isPresent();
            if (carriesData && work.call().isPresent() && work.bytes() > 0) {
                long before = buffers(copied);
                copied = Math.addExact(copied, work.bytes());
                int index = work.call().getAsInt();
                HostCall call = calls.get(index);
                calls.set(
                        index,
                        call.withTimes(
                                call.gapPs(),
                                Math.addExact(call.enterPs(), Math.multiplyExact(buffers(copied) - before, journeyPs)),
                                call.returnPs()));
            }
        }
        return graph.with(calls, graph.works());
    }

    private long buffers(long bytes) {
        return (bytes + chunkBytes - 1) / chunkBytes;
    }
}
