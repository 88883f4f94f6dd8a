package io.github.teelab.channel;

/** On which side of the trust boundary a stage lies. */
public enum Trust {
    TRUSTED,
    UNTRUSTED
}
