package io.github.teelab.cli;

import io.github.teelab.experiment.Papers;
import java.util.Iterator;

/** The papers' names, for help texts. */
final class PaperNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Papers.names().iterator();
    }
}
