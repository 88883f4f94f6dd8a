package io.github.teelab.crypto.attestation;

/** One thing that a verifier makes sure of before it shares keys with a device. */
public enum HandshakeCheck {
    /** Each answer is of the kind asked for and its fields are what they should be. It can't be left out. */
    FORM("the answer is malformed"),
    /** The device speaks a version of the protocol that the policy allows. */
    PROTOCOL_VERSION("the device offers no version of the protocol that the policy allows"),
    /** The device offers all that the policy asks for. */
    CAPABILITIES("the device lacks a capability that the policy asks for"),
    /** A key that the policy trusts has signed the device's certificate. */
    ROOT("the certificate does not lead to the trusted root"),
    /** The certificate is that of the very device that the policy names, not of another one by the same vendor. */
    IDENTITY("the certificate belongs to another device"),
    /** The measurements answer this verifier's question, not an earlier one. */
    NONCE("the measurements answer another challenge"),
    /** The device's own key has signed the measurements. */
    MEASUREMENT_SIGNATURE("the measurements are not signed by the device"),
    /** The log lists what the policy expects: nothing missing, extra, twice or in another order. */
    MEASUREMENT_LOG("the measurement log is not the one that the policy expects"),
    /** No component is older than the policy allows. */
    LEAST_VERSION("a measured component is older than the policy allows"),
    /** Each digest is the reference value of its component and version. */
    REFERENCE_VALUE("a measured digest is not the reference value"),
    /** The device's own key has signed the key exchange, with both shares and the verifier's name. */
    KEY_SIGNATURE("the key exchange is not signed by the device"),
    /** Both ends have seen the same messages and hold the same keys. */
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
