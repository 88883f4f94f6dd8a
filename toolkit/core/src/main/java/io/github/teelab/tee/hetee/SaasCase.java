package io.github.teelab.tee.hetee;

/** What is known of the application that an enclave runs, and so what more must be trusted (the paper's extension). */
public enum SaasCase {
    /** It holds no secrets of its own and the user knows its measurement: attestation is enough. */
    VERIFIED("verified by attestation"),
    /** It holds its provider's secrets: the controller checks inputs before they reach it. */
    PROVIDER_SECRETS("holds its provider's secrets"),
    /** Nobody can audit it: a sandbox on the proxy keeps the user's data in. */
    NOT_AUDITED("cannot be audited");

    private final String title;

    SaasCase(String title) {
        this.title = title;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** Whether the controller checks inputs. */
    public boolean checksInputs() {
        return this == PROVIDER_SECRETS;
    }

    /** Whether the application runs in a sandbox. */
    public boolean isSandboxed() {
        return this == NOT_AUDITED;
    }
}
