package io.github.teelab.channel;

/** One thing that the receiving end of a channel makes sure of before it hands on a message. */
public enum Check {
    /** The tag fits key, IV, header and bytes: nothing was changed. */
    TAG("the tag does not fit"),
    /** The message is the one after the last that was accepted: nothing was replayed, nothing withheld. */
    FRESH_MESSAGE("the message is not the next one: it was accepted before, or one before it is missing"),
    /** All chunks bear the id of one message: nothing was spliced in from another. */
    SAME_MESSAGE("a chunk belongs to another message"),
    /** Each chunk bears the index of its place: nothing was moved or doubled. */
    ORDER("a chunk is out of its place"),
    /** All chunks are there, as many bytes as were announced: nothing is missing at the end. */
    COMPLETE("chunks or bytes are missing or too many");

    private final String failure;

    Check(String failure) {
        this.failure = failure;
    }

    /** What is wrong when it fails. */
    String failure() {
        return failure;
    }
}
