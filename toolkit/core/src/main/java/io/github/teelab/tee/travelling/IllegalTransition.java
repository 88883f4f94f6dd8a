package io.github.teelab.tee.travelling;

/** Somebody took a step that the protocol does not allow now. The message names the rule. */
public final class IllegalTransition extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final JourneyRule rule;

    IllegalTransition(String step, JourneyRule rule) {
        super(step + ": " + rule.text());
        this.rule = rule;
    }

    /** The rule that it breaks. */
    public JourneyRule rule() {
        return rule;
    }
}
