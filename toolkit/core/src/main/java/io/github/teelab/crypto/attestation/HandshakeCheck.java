package io.github.teelab.crypto.attestation;

/** One thing that a verifier makes sure of before it shares keys with a device. */
public enum HandshakeCheck {
    /** The device offers all that the policy asks for. */
    CAPABILITIES("the device lacks a capability that the policy asks for"),
    /** A key that the policy trusts has signed the device's certificate. */
    ROOT("the certificate does not lead to the trusted root"),
    /** The measurements answer this verifier's question, not an earlier one. */
    NONCE("the measurements answer another challenge"),
    /** The device's own key has signed the measurements. */
    MEASUREMENT_SIGNATURE("the measurements are not signed by the device"),
    /** The policy accepts what was measured. */
    MEASUREMENT("a measured component is not the one that the policy accepts"),
    /** The device's own key has signed its part of the key exchange. */
    KEY_SIGNATURE("the ephemeral key is not signed by the device"),
    /** Both ends have seen the same messages. */
    TRANSCRIPT("the two ends have not seen the same messages");

    private final String failure;

    HandshakeCheck(String failure) {
        this.failure = failure;
    }

    /** What is wrong when it fails. */
    public String failure() {
        return failure;
    }
}
