package io.github.teelab.tee.fastrack;

import io.github.teelab.channel.CounterStream;
import io.github.teelab.channel.MultiChain;
import io.github.teelab.channel.SingleTag;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.platform.Parameters;

/**
 * What decrypting and authenticating costs on the GPU for one message, and in which format it travels.
 *
 * <p>A serial GHASH chain takes one multiplication per block, one after the other (NIST SP 800-38D). n chains or lanes take
 * n blocks at a time, as far as the GPU runs that many.
 */
record GpuSide(Parameters costs, Design design, long bytes) {
    GpuSide {
        bytes = Math.max(1, bytes);
    }

    private static final int TAG_BYTES = 16;
    private static final int BLOCK_BYTES = 16;
    private static final long LEAST_CHUNK_BYTES = 4096;
    private static final double PS_PER_BYTE_AT_1_GB_PER_S = 1e3;

    /** Bytes of clear text per tag; all chunks of a message are equally long, but for rounding. */
    long chunkBytes() {
        if (design.authentication() instanceof Authentication.MultiChain multi) {
            long most = Math.max(
                    LEAST_CHUNK_BYTES,
                    Math.min(parts(multi.chains()), multi.largestChunk().value()));
            return parts(parts(most));
        }
        return design.overlap() ? Design.LARGEST_CHUNK.value() : Math.max(1, bytes);
    }

    /** The message in so many parts, or the number of parts of so many bytes: rounded up. */
    private long parts(long by) {
        return (bytes + by - 1) / by;
    }

    /** Bytes on the link per byte of clear text. */
    double expansion() {
        boolean oneTag = design.authentication() instanceof Authentication.SingleTag;
        return 1 + (double) TAG_BYTES / (oneTag ? bytes : Math.min(bytes, chunkBytes()));
    }

    double decryptPsPerByte() {
        return PS_PER_BYTE_AT_1_GB_PER_S / costs.number("gpu_cipher");
    }

    /**
     * Where chunks follow each other their rates add up; where all are there at once, the chains go round in turns. Where
     * every arriving chunk finds a chain of its own, only the last one's is left to wait for: {@link #finishPs()}.
     */
    double authenticatePsPerByte() {
        if (eachHasItsOwnChain()) {
            return 0;
        }
        if (design.overlap() || !(design.authentication() instanceof Authentication.MultiChain)) {
            return chainPsPerByte() / ways();
        }
        return chainPsPerByte() * Math.min(bytes, Math.ceil(tags() / ways()) * chunkBytes()) / bytes;
    }

    /** Time for the tags of each chunk that the pipeline moves. */
    long perChunkPs() {
        double tagPs = costs.number("gpu_tag") * 1e6;
        if (eachHasItsOwnChain()) {
            return 0;
        }
        return design.overlap() ? Math.round(tagPs / ways()) : Math.round(tagPs * Math.ceil(tags() / ways()));
    }

    /** Time after the last byte: the last chunk's own chain beyond its share of all, or the combination of lanes. */
    long finishPs() {
        if (design.authentication() instanceof Authentication.MultiChain) {
            double lastPs = design.overlap() ? Math.min(bytes, chunkBytes()) * chainPsPerByte() : 0;
            return eachHasItsOwnChain()
                    ? Math.round(lastPs + costs.number("gpu_tag") * 1e6)
                    : Math.round(lastPs * (1 - 1 / ways()));
        }
        double multiplicationPs = chainPsPerByte() * BLOCK_BYTES;
        return Math.round(multiplicationPs * Math.ceil(Math.log(ways()) / Math.log(2)));
    }

    WireFormat format(int channel) {
        if (design.authentication() instanceof Authentication.MultiChain) {
            return new MultiChain(channel, chunkBytes());
        }
        return design.authentication() instanceof Authentication.SingleTag single
                ? new SingleTag(channel, single.lanes())
                : new CounterStream(channel);
    }

    private boolean eachHasItsOwnChain() {
        return design.overlap() && design.authentication() instanceof Authentication.MultiChain && tags() <= ways();
    }

    /** How many tags the message has. */
    private double tags() {
        boolean oneTag = design.authentication() instanceof Authentication.SingleTag;
        return oneTag ? 1 : Math.max(1, Math.ceil((double) bytes / chunkBytes()));
    }

    private double chainPsPerByte() {
        return PS_PER_BYTE_AT_1_GB_PER_S / costs.number("ghash_chain");
    }

    private double ways() {
        long asked = 1;
        if (design.authentication() instanceof Authentication.MultiChain multi) {
            asked = Math.min(multi.chains(), Math.round(tags()));
        } else if (design.authentication() instanceof Authentication.SingleTag single) {
            asked = single.lanes();
        }
        return Math.min(asked, costs.number("gpu_chains"));
    }
}
