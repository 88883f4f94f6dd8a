package io.github.teelab.npu.enclave;

/** Thrown where a comparison fails, and at every use of the enclave from then on: it is dead. */
public final class TamperFound extends Exception {
    private static final long serialVersionUID = 1L;

    TamperFound(String what) {
        super(what + ": its authentication code does not fit; the enclave has stopped, start it anew");
    }
}
