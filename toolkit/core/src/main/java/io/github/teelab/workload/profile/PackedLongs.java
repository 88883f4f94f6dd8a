package io.github.teelab.workload.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of numbers in as few bytes as they need: each run of 4,096 keeps its least value and, for each
 * number, the distance to it in 0, 1, 2, 4 or 8 bytes. Times of neighbouring events lie close together, so a column of
 * times takes about a third of a {@code long[]}.
 */
final class PackedLongs {
    static final int RUN = 1 << 12;

    private sealed interface Run {
        long get(int index);
    }

    private record Same(long value) implements Run {
        @Override
        public long get(int index) {
            return value;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InBytes(long least, byte[] distances) implements Run {
        @Override
        public long get(int index) {
            return least + (distances[index] & 0xffL);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InChars(long least, char[] distances) implements Run {
        @Override
        public long get(int index) {
            return least + distances[index];
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InInts(long least, int[] distances) implements Run {
        @Override
        public long get(int index) {
            return least + (distances[index] & 0xffff_ffffL);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InLongs(long[] values) implements Run {
        @Override
        public long get(int index) {
            return values[index];
        }
    }

    private final List<Run> runs = new ArrayList<>();
    private long[] open = new long[0];
    private int size;
    private long bytes;

    void add(long value) {
        int at = size % RUN;
        if (at == open.length) {
            open = Arrays.copyOf(open, open.length == 0 ? 16 : Math.min(RUN, 2 * open.length));
        }
        open[at] = value;
        size++;
        if (at == RUN - 1) {
            Run run = packed(open);
            runs.add(run);
            bytes += bytes(run);
        }
    }

    long get(int index) {
        int run = index / RUN;
        return run < runs.size() ? runs.get(run).get(index % RUN) : open[index % RUN];
    }

    int size() {
        return size;
    }

    /** Bytes that the numbers take, without the run that is being filled. */
    long bytes() {
        return bytes;
    }

    private static long bytes(Run run) {
        if (run instanceof InBytes) {
            return RUN;
        }
        if (run instanceof InChars) {
            return 2L * RUN;
        }
        if (run instanceof InInts) {
            return 4L * RUN;
        }
        return run instanceof InLongs ? 8L * RUN : Long.BYTES;
    }

    private static Run packed(long[] values) {
        long least = Arrays.stream(values).min().orElseThrow();
        long range = Arrays.stream(values).max().orElseThrow() - least;
        if (range < 0 || range > 0xffff_ffffL) {
            return new InLongs(values.clone());
        }
        if (range == 0) {
            return new Same(least);
        }
        if (range <= 0xff) {
            byte[] distances = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                distances[i] = (byte) (values[i] - least);
            }
            return new InBytes(least, distances);
        }
        if (range <= 0xffff) {
            char[] distances = new char[values.length];
            for (int i = 0; i < values.length; i++) {
                distances[i] = (char) (values[i] - least);
            }
            return new InChars(least, distances);
        }
        int[] distances = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = (int) (values[i] - least);
        }
        return new InInts(least, distances);
    }
}
