package io.github.teelab.cli;

import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import java.util.Iterator;
import java.util.stream.Stream;

/** The papers' names, for help texts. */
final class PaperNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Stream.concat(Papers.all().stream().map(Paper::id), Stream.of(Papers.ALL))
                .iterator();
    }
}
