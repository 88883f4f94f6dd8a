package io.github.teelab.workload.profile;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Calls as columns of numbers, about 15 bytes each; a call is made anew whenever it is asked for. */
final class CallColumns extends AbstractList<ApiCall> implements RandomAccess {
    private final PackedLongs starts = new PackedLongs();
    private final PackedLongs durations = new PackedLongs();
    private final PackedLongs nameNumbers = new PackedLongs();
    private final PackedLongs correlations = new PackedLongs();
    private final PackedLongs processes = new PackedLongs();
    private final PackedLongs threads = new PackedLongs();
    private final PackedLongs results = new PackedLongs();
    private final Names names;
    private Order order = Order.of(0, Integer::compare);

    CallColumns(Names names) {
        this.names = names;
    }

    /** The calls in {@link ApiCall#ORDER}. */
    static CallColumns of(List<ApiCall> calls) {
        if (calls instanceof CallColumns columns) {
            return columns.inOrder();
        }
        CallColumns columns = new CallColumns(new Names());
        for (ApiCall call : calls) {
            columns.append(call);
        }
        return columns.inOrder();
    }

    void append(ApiCall call) {
        starts.add(call.startNs());
        durations.add(call.durationNs());
        nameNumbers.add(names.number(call.name()));
        correlations.add(call.correlationId());
        processes.add(call.process());
        threads.add(call.thread());
        results.add(call.result());
    }

    private CallColumns inOrder() {
        order = Order.of(size(), (a, b) -> {
            int byStart = Long.compare(starts.get(a), starts.get(b));
            return byStart != 0 ? byStart : ApiCall.ORDER.compare(row(a), row(b));
        });
        return this;
    }

    @Override
    public ApiCall get(int index) {
        return row(order.row(Objects.checkIndex(index, size())));
    }

    private ApiCall row(int row) {
        return new ApiCall(
                starts.get(row),
                durations.get(row),
                names.name((int) nameNumbers.get(row)),
                correlations.get(row),
                processes.get(row),
                threads.get(row),
                results.get(row));
    }

    @Override
    public int size() {
        return starts.size();
    }

    long bytes() {
        return starts.bytes()
                + durations.bytes()
                + nameNumbers.bytes()
                + correlations.bytes()
                + processes.bytes()
                + threads.bytes()
                + results.bytes();
    }
}
