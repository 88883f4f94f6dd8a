package io.github.teelab.tee.travelling;

/** What must hold before a step of the protocol may be taken. */
public enum JourneyRule {
    ATTESTED("the GPU must be attested before anything is sent to it"),
    SET_UP("code and model must be uploaded and the buffer allocated before the first journey"),
    CONNECTED("a holder must be connected before it gets a key"),
    KEY_ROTATED("the key must be rotated before each journey"),
    BUFFER_CLEARED("the buffer must be cleared before the GPU leaves for another holder"),
    KEY_SENT("a holder must have been sent the key before the GPU is routed to it"),
    ROUTED("the GPU answers only the virtual machine that it is routed to"),
    GRABBED("a holder must have grabbed the GPU before it imports a key"),
    KEY_IMPORTED("a holder must have imported the key before it writes"),
    BUFFER_READ("a holder must have read its data before it writes them"),
    CURRENT_KEY("an old key opens nothing"),
    KEY_EXPORTED("a holder must export the key, its counters with it, before the GPU returns"),
    RETURN_KEY_ROTATED("the key must be rotated when the GPU has returned, before anything is uploaded or verified"),
    CODE_VERIFIED("code must be verified, after the GPU has returned, before training"),
    MODEL_VERIFIED("the model must be verified, after the GPU has returned, before training"),
    NEW_EPOCH("a key's number must be above all that the GPU has had");

    private final String text;

    JourneyRule(String text) {
        this.text = text;
    }

    /** The rule in words. */
    public String text() {
        return text;
    }
}
