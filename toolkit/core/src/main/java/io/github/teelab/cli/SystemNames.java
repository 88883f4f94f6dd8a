package io.github.teelab.cli;

import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystems;
import java.util.Iterator;

/** The systems' names, for help texts. */
final class SystemNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return TeeSystems.all().stream().map(TeeProvider::name).iterator();
    }
}
