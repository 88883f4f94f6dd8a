package io.github.teelab.workload.serving;

/**
 * The length of one request.
 *
 * @param in tokens of the prompt, at least 1
 * @param out tokens of the answer, at least 1
 */
public record Tokens(int in, int out) {
    /** @throws IllegalArgumentException if a length is below 1 */
    public Tokens {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException(
                    "request: got " + in + " tokens in and " + out + " out, allowed 1 or more for both");
        }
    }
}
