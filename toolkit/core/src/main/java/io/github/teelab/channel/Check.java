package io.github.teelab.channel;

/** One thing that the receiving end of a channel makes sure of before it hands on a message. */
public enum Check {
    /** The tag fits key, IV, header and bytes: nothing was changed. */
    TAG("the tag does not fit"),
    /** The message is newer than all accepted before: nothing was replayed. */
    FRESH_MESSAGE("the message was accepted before"),
    /** All chunks bear the id of one message: nothing was spliced in from another. */
    SAME_MESSAGE("a chunk belongs to another message"),
    /** Each chunk bears the index of its place: nothing was moved or doubled. */
    ORDER("a chunk is out of its place"),
    /** All chunks are there: nothing is missing at the end. */
    COMPLETE("chunks are missing or too many");

    private final String failure;

    Check(String failure) {
        this.failure = failure;
    }

    /** What is wrong when it fails. */
    String failure() {
        return failure;
    }
}
