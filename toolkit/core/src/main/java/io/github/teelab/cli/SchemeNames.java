package io.github.teelab.cli;

import io.github.teelab.memory.trace.Injections;
import java.util.Iterator;

/** The protection schemes' names, for help texts. */
final class SchemeNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Injections.names().iterator();
    }
}
