package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.memory.functional.MemoryCheck;
import io.github.teelab.memory.functional.ProtectedMemory;
import io.github.teelab.memory.functional.TamperDetected;
import io.github.teelab.memory.functional.TensorMemory;
import io.github.teelab.memory.functional.UntrustedDram;
import io.github.teelab.tee.LifecycleAttack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Attacks on the CPU's memory chips, in which a tensor lies that is written twice. */
final class CpuMemoryAttacks {
    private static final String STAGE = "CPU memory";
    private static final int LINES = 100;
    /** One in the middle and both ends: a scheme may forget those. */
    private static final int[] VICTIMS = {77, 0, LINES - 1};

    private static final int OTHER = 13;
    private static final byte[] OLD = filled(1);
    private static final byte[] NEW = filled(2);
    /** Bytes, code and version of a line: (C, MAC, VN). */
    private static final int WITHOUT_TREE = 3;

    private CpuMemoryAttacks() {}

    /**
     * A tensor of {@value #LINES} lines in memory.
     *
     * @param dram the chips
     * @param write writes all lines
     * @param read reads a line, with all that must be read for it
     * @param places all that a line rests on there
     */
    record Victim(
            UntrustedDram dram,
            Consumer<byte[]> write,
            IntFunction<byte[]> read,
            IntFunction<List<UntrustedDram.Place>> places) {}

    /** Attacks on any memory. */
    static List<LifecycleAttack> on(Supplier<Victim> victim) {
        return List.of(flip(victim), replay(victim, WITHOUT_TREE), splice(victim));
    }

    /** Attacks on memory that knows tensors, version and code on the chip. */
    static List<LifecycleAttack> onTensors(Optional<MemoryCheck> missing) {
        Supplier<Victim> victim = () -> tensor(missing);
        return on(victim);
    }

    /** Attacks on memory with a version and a code for each line, versions under a tree. */
    static List<LifecycleAttack> onLines(Optional<MemoryCheck> missing) {
        Supplier<Victim> victim = () -> lines(missing);
        List<LifecycleAttack> all = new ArrayList<>(on(victim));
        all.add(replay(victim, Integer.MAX_VALUE));
        return all;
    }

    private static LifecycleAttack flip(Supplier<Victim> victim) {
        return attack("flip a bit of a line in memory", victim, (chips, line, kept) -> {
            UntrustedDram.Place place = chips.places().apply(line).get(0);
            byte[] bytes = chips.dram().read(place);
            bytes[0] ^= 1;
            chips.dram().write(place, bytes);
        });
    }

    /** Puts back what lay in the chips before the last write, for one line. */
    private static LifecycleAttack replay(Supplier<Victim> victim, int most) {
        String name =
                most == WITHOUT_TREE ? "replay an old line with code and version" : "roll a line and its tree back";
        return attack(name, victim, (chips, line, kept) -> {
            List<UntrustedDram.Place> places = chips.places().apply(line);
            for (int i = 0; i < Math.min(most, places.size()); i++) {
                chips.dram().write(places.get(i), kept.get(i));
            }
        });
    }

    private static LifecycleAttack splice(Supplier<Victim> victim) {
        return attack("move a line to another address", victim, (chips, line, kept) -> {
            List<UntrustedDram.Place> to = chips.places().apply(line);
            List<UntrustedDram.Place> from = chips.places().apply(OTHER);
            for (int i = 0; i < Math.min(2, to.size()); i++) {
                chips.dram().write(to.get(i), chips.dram().read(from.get(i)));
            }
        });
    }

    /** Something done to the chips by somebody who kept what lay there before the last write. */
    @FunctionalInterface
    private interface Mischief {
        void on(Victim chips, int line, List<byte[]> kept);
    }

    private static LifecycleAttack attack(String name, Supplier<Victim> victim, Mischief mischief) {
        return new LifecycleAttack(
                name,
                STAGE,
                () -> Arrays.stream(VICTIMS)
                        .mapToObj(line -> done(victim.get(), line, mischief))
                        .reduce((one, other) -> one == Verdict.SUCCEEDED ? one : other)
                        .orElseThrow());
    }

    private static Verdict done(Victim chips, int line, Mischief mischief) {
        chips.write().accept(OLD);
        Function<UntrustedDram.Place, byte[]> look = chips.dram()::read;
        List<byte[]> kept = chips.places().apply(line).stream().map(look).toList();
        chips.write().accept(NEW);
        mischief.on(chips, line, kept);
        try {
            return Arrays.equals(chips.read().apply(line), lineOf(NEW, line)) ? Verdict.PREVENTED : Verdict.SUCCEEDED;
        } catch (TamperDetected detected) {
            return Verdict.DETECTED;
        }
    }

    private static Victim tensor(Optional<MemoryCheck> missing) {
        UntrustedDram dram = new UntrustedDram();
        boolean unchecked = missing.equals(Optional.of(MemoryCheck.TENSOR_MAC));
        TensorMemory memory =
                unchecked ? TensorMemory.unchecked(dram, key(), LINES) : TensorMemory.of(dram, key(), LINES);
        List<Integer> order = IntStream.range(0, LINES).boxed().toList();
        return new Victim(dram, memory::write, line -> memory.read(order).get(line), memory::places);
    }

    private static Victim lines(Optional<MemoryCheck> missing) {
        UntrustedDram dram = new UntrustedDram();
        ProtectedMemory memory = missing.map(check -> ProtectedMemory.without(check, dram, key(), LINES))
                .orElseGet(() -> ProtectedMemory.of(dram, key(), LINES));
        return new Victim(
                dram,
                contents -> {
                    List<byte[]> lines = Chunks.split(contents, ProtectedMemory.LINE_BYTES);
                    IntStream.range(0, LINES).forEach(line -> memory.write(line, lines.get(line)));
                },
                memory::read,
                memory::places);
    }

    private static SecretKey key() {
        return SecretKey.of(new byte[SecretKey.BYTES]);
    }

    private static byte[] lineOf(byte[] contents, int line) {
        return Chunks.split(contents, ProtectedMemory.LINE_BYTES).get(line);
    }

    /** Every line another, so that one in another's place shows. */
    private static byte[] filled(int value) {
        byte[] bytes = new byte[LINES * ProtectedMemory.LINE_BYTES];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (value + at / ProtectedMemory.LINE_BYTES);
        }
        return bytes;
    }
}
