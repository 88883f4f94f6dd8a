package io.github.teelab.tee.travelling;

import io.github.teelab.tee.CallTimes;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts journeys before copies to the device.
 *
 * <p>A recorded program is whole: whenever its copies have used up a buffer, the next one waits until the GPU has been to a
 * holder and back. A plan with open times is one step of a job that goes on: each copy pays its share of a journey.
 *
 * @param chunkBytes what one journey fills
 * @param journeyPs one journey without the copy of the data, picoseconds
 * @param whole whether the plan is a whole program
 */
record JourneyRewrite(long chunkBytes, long journeyPs, boolean whole) {
    PricedPlan apply(PricedPlan priced) {
        List<CallTimes> calls = new ArrayList<>(priced.calls());
        long copied = 0;
        long paidPs = 0;
        for (Activity activity : priced.plan().activities()) {
            boolean carriesData = activity.transfer()
                    .filter(transfer ->
                            transfer == Transfer.HOST_TO_DEVICE_PAGEABLE || transfer == Transfer.HOST_TO_DEVICE_PINNED)
                    .isPresent();
            if (carriesData && activity.call().isPresent() && activity.bytes() > 0) {
                copied = Math.addExact(copied, activity.bytes());
                long duePs = duePs(copied);
                int index = activity.call().getAsInt();
                calls.set(index, calls.get(index).entering(duePs - paidPs));
                paidPs = duePs;
            }
        }
        return priced.with(calls, priced.demands());
    }

    /** What travelling for so many bytes takes, picoseconds. */
    private long duePs(long bytes) {
        double buffers = (double) bytes / chunkBytes;
        return Math.round((whole ? Math.ceil(buffers) : buffers) * journeyPs);
    }
}
