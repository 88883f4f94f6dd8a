package io.github.teelab.tee.hetee.lifecycle;

/** One thing that the box, the user or the application's surroundings do for security. */
public enum BoxSafeguard {
    /** The user follows the certificates from the manufacturer's root to the attestation key. */
    CERTIFICATE_CHAIN("the attestation key does not lead to the manufacturer's root"),
    /** The user compares the box's endorsement key with that of the box which the user means. */
    NAMED_BOX("the certificates are those of another box"),
    /** The user compares what was measured with what is current. */
    MEASUREMENT("what was measured is not current"),
    /** The attestation key signs both key shares. */
    SIGNED_SHARES("the key shares are not signed by the attestation key"),
    /**
     * Each side proves with the shared key which certificate is its own (SIGMA's MAC), and the keys of the session depend on both
     * certificates.
     */
    BOUND_IDENTITY("the certificate is not bound to the shared key"),
    /** The controller verifies the user's certificate and signature. */
    USER_CERTIFICATE("the user's certificate is not from the authority"),
    /** Each direction of a session has a key and a channel of its own. */
    DIRECTION_KEYS("the message was sealed for the other direction"),
    /** A proxy reaches the queue of its own enclave only. */
    OWN_QUEUE("a proxy asked for a queue that is not its own"),
    /** The plaintext queue of an enclave is erased when it ends. */
    ERASED_QUEUE("the enclave's queue was erased"),
    /** A proxy is rebooted from clean media before the next user gets it. */
    PROXY_REBOOT("the proxy was rebooted"),
    /** An accelerator is reset before it leaves an enclave. */
    RESET_ON_LEAVING("the accelerator was reset"),
    /** An accelerator from the insecure pool is reset before it enters an enclave. */
    RESET_ON_ENTERING("the accelerator was reset"),
    /** The fabric keeps an enclave's proxy and accelerators in a domain of their own. */
    PRIVATE_DOMAIN("the fabric has no way between the two"),
    /** Messages are taken for the session they were sealed for, and for no later one. */
    ENDED_SESSIONS("the session has ended"),
    /** Opening the chassis erases the keys. */
    TAMPER_ERASE("the keys were erased"),
    /** The controller checks inputs of an application that holds secrets. */
    INPUT_CHECK("the input is malformed"),
    /** A sandbox keeps an application that nobody audited from sending the user's data on. */
    SANDBOX("the sandbox lets nothing out");

    private final String refusal;

    BoxSafeguard(String refusal) {
        this.refusal = refusal;
    }

    /** What it says, or has done, when it stops something. */
    public String refusal() {
        return refusal;
    }
}
