package io.github.teelab.workload.profile;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Activities as columns of numbers, about 20 bytes each; an activity is made anew whenever it is asked for. */
final class ActivityColumns extends AbstractList<GpuActivity> implements RandomAccess {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<MemoryKind> MEMORIES = List.of(MemoryKind.values());

    private final PackedLongs kinds = new PackedLongs();
    private final PackedLongs nameNumbers = new PackedLongs();
    private final PackedLongs starts = new PackedLongs();
    private final PackedLongs durations = new PackedLongs();
    private final PackedLongs correlations = new PackedLongs();
    private final PackedLongs devices = new PackedLongs();
    private final PackedLongs contexts = new PackedLongs();
    private final PackedLongs streams = new PackedLongs();
    private final PackedLongs bytes = new PackedLongs();
    private final PackedLongs sources = new PackedLongs();
    private final PackedLongs destinations = new PackedLongs();
    private final List<PackedLongs> all = List.of(
            kinds,
            nameNumbers,
            starts,
            durations,
            correlations,
            devices,
            contexts,
            streams,
            bytes,
            sources,
            destinations);
    private final Names names;
    private Order order = Order.of(0, Integer::compare);

    ActivityColumns(Names names) {
        this.names = names;
    }

    /** The activities in {@link GpuActivity#ORDER}. */
    static ActivityColumns of(List<GpuActivity> activities) {
        if (activities instanceof ActivityColumns columns) {
            return columns.inOrder();
        }
        ActivityColumns columns = new ActivityColumns(new Names());
        for (GpuActivity activity : activities) {
            columns.append(activity);
        }
        return columns.inOrder();
    }

    void append(GpuActivity activity) {
        int name = names.number(activity.name());
        kinds.add(KINDS.indexOf(activity.kind()));
        nameNumbers.add(name);
        starts.add(activity.startNs());
        durations.add(activity.durationNs());
        correlations.add(activity.correlationId());
        devices.add(activity.device());
        contexts.add(activity.context());
        streams.add(activity.stream());
        bytes.add(activity.bytes());
        sources.add(MEMORIES.indexOf(activity.source()));
        destinations.add(MEMORIES.indexOf(activity.destination()));
    }

    private ActivityColumns inOrder() {
        order = Order.of(size(), (a, b) -> {
            int byStart = Long.compare(starts.get(a), starts.get(b));
            return byStart != 0 ? byStart : GpuActivity.ORDER.compare(row(a), row(b));
        });
        return this;
    }

    @Override
    public GpuActivity get(int index) {
        return row(order.row(Objects.checkIndex(index, size())));
    }

    private GpuActivity row(int row) {
        return new GpuActivity(
                KINDS.get((int) kinds.get(row)),
                names.name((int) nameNumbers.get(row)),
                starts.get(row),
                durations.get(row),
                correlations.get(row),
                devices.get(row),
                contexts.get(row),
                streams.get(row),
                bytes.get(row),
                MEMORIES.get((int) sources.get(row)),
                MEMORIES.get((int) destinations.get(row)));
    }

    @Override
    public int size() {
        return starts.size();
    }

    long bytes() {
        return all.stream().mapToLong(PackedLongs::bytes).sum();
    }
}
