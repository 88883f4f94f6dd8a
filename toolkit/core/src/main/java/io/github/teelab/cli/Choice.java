package io.github.teelab.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of an enum's names, in small letters as people write them.
 *
 * @param values all that can be chosen
 */
record Choice<E extends Enum<E>>(List<E> values) implements ITypeConverter<E> {
    @Override
    public E convert(String text) {
        return values.stream()
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("got \"" + text + "\", allowed are "
                        + values.stream()
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
