package io.github.teelab.memory.scheme;

import io.github.teelab.memory.MetadataKind;
import java.util.Set;

/**
 * A 56-bit version number and a 56-bit MAC for each line of 64 bytes, and a tree over the version numbers, as in the memory
 * encryption engine of SGX and in the baseline of TensorTEE (ASPLOS 2024, section 5.1).
 *
 * @param arity children of a tree node; 8 in SGX
 * @param cached the kinds that the metadata cache holds; in TensorTEE's baseline versions and tree, so that each MAC costs
 *     an access of its own
 */
public record SgxLike(int arity, Set<MetadataKind> cached) implements Scheme {
    /** Its name. */
    public static final String NAME = "sgx";

    /** 56-bit numbers in a line, with room for the line's own code. */
    public static final int VERSIONS_PER_LINE = 8;

    public SgxLike {
        cached = Set.copyOf(cached);
    }

    /** As TensorTEE's baseline has it. */
    public static SgxLike baseline() {
        return new SgxLike(8, Set.of(MetadataKind.VERSION, MetadataKind.TREE));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Protection protect(ProtectionHardware hardware) {
        MetadataPath path =
                new MetadataPath(new MetadataLayout(hardware.dataLines(), VERSIONS_PER_LINE, arity), hardware, cached);
        return new CountedProtection(path, hardware.engine());
    }
}
