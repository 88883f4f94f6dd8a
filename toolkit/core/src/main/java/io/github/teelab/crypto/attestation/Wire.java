package io.github.teelab.crypto.attestation;

/** Where the messages between a verifier and a device pass, outside the trust of either. */
@FunctionalInterface
public interface Wire {
    /** Carries messages as they are. */
    Wire PLAIN = (device, request) -> device.answer(request);

    /**
     * Carries a request to the device and its answer back.
     *
     * @param device who answers
     * @param request what the verifier sent
     * @return what the verifier receives
     */
    Message exchange(Responder device, Message request);

    /** Whoever answers requests. */
    @FunctionalInterface
    interface Responder {
        Message answer(Message request);
    }
}
