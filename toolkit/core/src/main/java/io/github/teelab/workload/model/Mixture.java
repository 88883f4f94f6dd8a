package io.github.teelab.workload.model;

/**
 * Experts in the feed-forward part, of which a router picks some for each token (Shazeer et al., arXiv 1701.06538).
 *
 * <p>Not modelled: routing that prefers some experts; each token is taken to pick its experts evenly and independently.
 *
 * @param experts experts of a layer
 * @param active experts that a token goes through
 * @param ffn values of a token inside one expert
 * @param sharedFfn values of a token inside the experts that every token goes through, 0 where there are none
 * @param denseLayers first layers that have one feed-forward part instead
 */
public record Mixture(int experts, int active, int ffn, int sharedFfn, int denseLayers) {
    /** @throws IllegalArgumentException if a number is out of range */
    public Mixture {
        if (experts < 2 || active < 1 || active > experts || ffn < 1 || sharedFfn < 0 || denseLayers < 0) {
            throw new IllegalArgumentException("mixture of experts: got experts " + experts + ", active " + active
                    + ", ffn " + ffn + ", shared ffn " + sharedFfn + ", dense layers " + denseLayers
                    + ", allowed 2 or more experts, 1 to that many active, ffn 1 or more, 0 or more for the others");
        }
    }

    /** Experts that at least one of {@code tokens} tokens goes through, as expected for even, independent choices. */
    public double touched(long tokens) {
        return experts * -Math.expm1(tokens * Math.log1p(-(double) active / experts));
    }
}
