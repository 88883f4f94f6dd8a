package io.github.teelab.tee.hetee.lifecycle;

/** A step of an enclave's life out of order; its message names the rule and what was tried. */
public final class IllegalStep extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final BoxRule rule;

    IllegalStep(BoxRule rule, String tried) {
        super(tried + ": not now; the rule is that " + rule.text() + " (" + rule + ")");
        this.rule = rule;
    }

    /** Which rule forbids it. */
    public BoxRule rule() {
        return rule;
    }
}
