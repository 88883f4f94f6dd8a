package io.github.teelab.tee.hetee.lifecycle;

/** The order of an enclave's life: what may not happen when. */
public enum BoxRule {
    CONFIGURE_ONCE("an enclave is configured once"),
    CODE_AFTER_CONFIGURATION("code comes after configuration, once"),
    DATA_AFTER_CODE("data come after code"),
    RESULTS_AFTER_DATA("results come after data"),
    NOTHING_AFTER_TERMINATION("after termination an enclave takes no message"),
    IDLE_PROXY("a new enclave takes the first idle proxy; none is idle, wait for one"),
    FREE_ACCELERATORS(
            "an enclave gets clean accelerators, pooled ones after a reset, or those of lower priority; too few"),
    KNOWN_TYPE("a configuration asks for a type of accelerator that the box has"),
    REBOOT_AFTER_USE("a proxy is rebooted after an enclave has ended, and then only"),
    RESET_AFTER_USE("an accelerator is reset after an enclave or server has left it, and then only"),
    LEND_CLEAN("an accelerator goes to the insecure pool when it is clean and in no enclave"),
    BOX_CLOSED("an opened box does nothing any more");

    private final String text;

    BoxRule(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
