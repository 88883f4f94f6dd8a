package io.github.teelab.npu.enclave;

import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.Engines;
import io.github.teelab.npu.enclave.Tensor.Pending;
import io.github.teelab.platform.Parameters;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An NPU enclave that verifies late (TensorTEE section 4.3). Tensors lie encrypted in {@link UntrustedMemory}; version and
 * authentication code of each stay on the chip. A kernel computes with what it has read at once; the code of what came is
 * compared later: when poison bits run out, or at the barrier before a tensor leaves. Code is verified before it runs.
 *
 * <p>The paper does not say how poison clears from results. Here a result rests on the reads that it came from, and is clear
 * once those are; a comparison that fails stops the enclave for good. For one thread at a time.
 */
public final class NpuEnclave {
    private static final int LINE_BYTES = UntrustedMemory.LINE_BYTES;
    /** Where {@link Kernel#LEAK} writes: outside of what is protected. */
    private static final long UNPROTECTED_ADDRESS = 1L << 40;

    private final Set<EnclaveRule> rules;
    private final LineCipher cipher;
    private final int poisonBits;
    private final UntrustedMemory memory = new UntrustedMemory();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long nextAddress = 1 << 20;
    private long reads;
    private boolean stopped;

    private NpuEnclave(SecretKey key, Set<EnclaveRule> rules, int poisonBits) {
        this.rules = rules.isEmpty() ? EnumSet.noneOf(EnclaveRule.class) : EnumSet.copyOf(rules);
        this.poisonBits = poisonBits;
        this.cipher = LineCipher.of(key);
    }

    /**
     * Starts an enclave with as many poison bits as the published design has.
     *
     * @param key what its own keys are derived from, for this start and no other: addresses and versions begin anew, so under the
     *     same key what memory held before would fit again
     * @param rules the rules it keeps, {@link EnclaveRule#ALL} in the published design
     */
    public static NpuEnclave start(SecretKey key, Set<EnclaveRule> rules) {
        int bits = (int) Parameters.read(Engines.FILE).number("unverified_tensors");
        return new NpuEnclave(key, rules, bits);
    }

    /** Memory as its holder sees it. */
    public UntrustedMemory memory() {
        return memory;
    }

    /** Most reads that may be unverified at a time. */
    public int poisonBits() {
        return poisonBits;
    }

    /** Reads whose comparison is still to come. */
    public int unverified() {
        return pending.size();
    }

    /**
     * Puts trusted bytes into memory as a new tensor.
     *
     * @param bytes a whole number of lines of 64 bytes, at least one
     * @throws IllegalArgumentException if it is not
     */
    public Tensor store(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % LINE_BYTES != 0) {
            throw new IllegalArgumentException("tensor: got " + bytes.length + " bytes, allowed a multiple of "
                    + LINE_BYTES + "; fill it up with zeros");
        }
        Tensor tensor = new Tensor(nextAddress, bytes.length / LINE_BYTES);
        nextAddress += bytes.length;
        write(tensor, bytes, Set.of());
        return tensor;
    }

    /** Writes trusted bytes of the same length over a tensor. */
    public void update(Tensor tensor, byte[] bytes) {
        if (bytes.length != tensor.lines() * LINE_BYTES) {
            throw new IllegalArgumentException("tensor: got " + bytes.length + " bytes, allowed "
                    + tensor.lines() * LINE_BYTES + ", the length it has");
        }
        write(tensor, bytes, Set.of());
    }

    /** Puts a page of code into memory. */
    public Tensor load(Kernel kernel) {
        byte[] page = new byte[LINE_BYTES];
        page[0] = (byte) kernel.code();
        return store(page);
    }

    /**
     * Runs a kernel at once on whatever memory holds.
     *
     * @param code the page of the kernel
     * @param inputs at least one, of equal length
     * @return the result, as a new tensor
     * @throws TamperFound if the page was changed, or poison bits ran out and the oldest read was of a changed tensor
     */
    public Tensor run(Tensor code, List<Tensor> inputs) throws TamperFound {
        alive();
        Kernel kernel = Kernel.of(fetch(code)[0]);
        Set<Pending> sources = new LinkedHashSet<>();
        List<byte[]> read = new ArrayList<>();
        for (Tensor input : inputs) {
            read.add(readLate(input, sources));
            input.restsOn().stream().filter(pending::contains).forEach(sources::add);
        }
        if (kernel == Kernel.LEAK) {
            memory.write(UNPROTECTED_ADDRESS, Arrays.copyOf(read.get(0), LINE_BYTES));
        }
        byte[] result = kernel.compute(read);
        Tensor output = new Tensor(nextAddress, result.length / LINE_BYTES);
        nextAddress += result.length;
        write(output, result, rules.contains(EnclaveRule.PROPAGATE_POISON) ? sources : Set.of());
        return output;
    }

    /**
     * Lets a tensor leave the NPU: reads it, and waits at the barrier until it and all that it rests on are verified.
     *
     * @throws TamperFound if any of that was changed: nothing leaves
     */
    public byte[] export(Tensor tensor) throws TamperFound {
        alive();
        Set<Pending> sources = new LinkedHashSet<>(tensor.restsOn());
        byte[] bytes = readLate(tensor, sources);
        if (rules.contains(EnclaveRule.BARRIER)) {
            for (Pending source : sources) {
                // A read whose bit was lost to another counts as clear: nothing on the chip remembers it.
                if (pending.remove(source)) {
                    compare(source);
                }
            }
        }
        return bytes;
    }

    private byte[] fetch(Tensor code) throws TamperFound {
        List<byte[]> lines = fetched(code);
        if (rules.contains(EnclaveRule.VERIFY_CODE_AT_ONCE)) {
            compare(new Pending(code, code.mac(), macOf(code, code.version(), lines), reads++));
        }
        return decrypted(code, used(code, lines));
    }

    private byte[] readLate(Tensor tensor, Set<Pending> sources) throws TamperFound {
        if (pending.size() == poisonBits) {
            Pending oldest = pending.removeFirst();
            if (rules.contains(EnclaveRule.CAP_UNVERIFIED)) {
                compare(oldest);
            }
        }
        List<byte[]> lines = fetched(tensor);
        Pending read = new Pending(tensor, tensor.mac(), macOf(tensor, tensor.version(), lines), reads++);
        pending.addLast(read);
        sources.add(read);
        return decrypted(tensor, used(tensor, lines));
    }

    private void compare(Pending read) throws TamperFound {
        if (rules.contains(EnclaveRule.COMPARE_TENSOR_MAC) && !read.fits()) {
            stopped = true;
            throw new TamperFound("tensor at address " + read.tensor().address());
        }
    }

    private void alive() throws TamperFound {
        if (stopped) {
            throw new TamperFound("a tensor read before");
        }
    }

    private void write(Tensor tensor, byte[] bytes, Set<Pending> sources) {
        long version = rules.contains(EnclaveRule.COUNT_VERSIONS) ? tensor.version() + 1 : 1;
        List<byte[]> lines = new ArrayList<>();
        for (int line = 0; line < tensor.lines(); line++) {
            byte[] plain = Arrays.copyOfRange(bytes, line * LINE_BYTES, (line + 1) * LINE_BYTES);
            lines.add(cipher.apply(address(tensor, line), version, plain));
            memory.write(address(tensor, line), lines.get(line));
        }
        // The code is that of what was sent to memory, not of what memory holds by now.
        tensor.written(version, macOf(tensor, version, lines), sources);
    }

    private List<byte[]> fetched(Tensor tensor) {
        List<byte[]> lines = new ArrayList<>();
        for (int line = 0; line < tensor.lines(); line++) {
            lines.add(memory.fetch(address(tensor, line)));
        }
        return lines;
    }

    private List<byte[]> used(Tensor tensor, List<byte[]> verified) {
        return rules.contains(EnclaveRule.READ_ONCE) ? verified : fetched(tensor);
    }

    private byte[] decrypted(Tensor tensor, List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tensor.lines() * LINE_BYTES);
        for (int line = 0; line < tensor.lines(); line++) {
            bytes.writeBytes(cipher.apply(address(tensor, line), tensor.version(), lines.get(line)));
        }
        return bytes.toByteArray();
    }

    /** In whatever order lines come, their exclusive or is the same. */
    private long macOf(Tensor tensor, long version, List<byte[]> lines) {
        long mac = 0;
        for (int line = 0; line < tensor.lines(); line++) {
            long bound = rules.contains(EnclaveRule.BIND_ADDRESS) ? address(tensor, line) : 0;
            mac ^= cipher.mac(bound, version, lines.get(line));
        }
        return mac;
    }

    private static long address(Tensor tensor, int line) {
        return tensor.address() + (long) line * LINE_BYTES;
    }
}
