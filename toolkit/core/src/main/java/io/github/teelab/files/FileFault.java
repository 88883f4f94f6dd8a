package io.github.teelab.files;

/** Makes the exception with which a reader refuses its file. */
@FunctionalInterface
public interface FileFault {
    /**
     * @param place where in the file, such as {@code "line 12"}; empty for the file as a whole
     * @param fault what is wrong
     * @param remedy what to do about it
     * @return the exception to throw, whose message is one line
     */
    IllegalArgumentException of(String place, String fault, String remedy);
}
