package io.github.teelab.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils a valid file in one or two places, the same for the same seed. */
final class Mutator {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "",
            "1.5",
            "12.0",
            "NaN",
            "Infinity",
            "1e400",
            "1e-400",
            "1e18",
            "0x10",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "00000000000000000001",
            "12 MB",
            "\"7\"",
            "null",
            "true",
            "[]",
            "{}",
            "999999999");
    private static final List<String> TOKENS = List.of(
            "\u0000",
            "\ufeff",
            "\"",
            "\"\"",
            ",",
            ",,,",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\\",
            "\\ud800",
            "\u001b[31m",
            "\u202e",
            "\u0130",
            "#",
            "[",
            "]",
            "{",
            "}",
            ":",
            "'",
            "<script>",
            "=1+1",
            "LD 0x",
            "ST 0xFFFFFFFFFFFFFFFFF\n",
            "SELECT");

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    byte[] mutated(byte[] whole) {
        byte[] bytes = whole;
        for (int i = 1 + random.nextInt(4) / 2; i > 0; i--) {
            bytes = mutatedOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int place = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, place + 1 + random.nextInt(64));
        return switch (random.nextInt(14)) {
            case 0 -> Arrays.copyOf(bytes, place);
            case 1 -> spliced(bytes, place, end, new byte[0]);
            case 2 -> spliced(bytes, place, place, Arrays.copyOfRange(bytes, place, end));
            case 3, 4, 5, 6 -> numberReplaced(bytes);
            case 7 -> spliced(bytes, place, place, bytes(TOKENS.get(random.nextInt(TOKENS.size()))));
            case 8 -> spliced(bytes, place, place, repeated());
            case 9 -> spliced(bytes, place, bytes.length, bytes);
            default -> flipped(bytes, place);
        };
    }

    private byte[] flipped(byte[] bytes, int place) {
        byte[] flipped = bytes.clone();
        if (place < flipped.length) {
            flipped[place] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) (flipped[place] ^ (1 << random.nextInt(8)));
        }
        return flipped;
    }

    /** A token many times over: a huge cell, or deep nesting. */
    private byte[] repeated() {
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        int length = 1 << (4 + random.nextInt(14));
        return bytes(token.repeat(Math.max(1, length / token.length())));
    }

    private byte[] numberReplaced(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<MatchResult> numbers = NUMBER.matcher(text).results().limit(2_000).toList();
        if (numbers.isEmpty()) {
            return bytes;
        }
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        byte[] other = bytes(NUMBERS.get(random.nextInt(NUMBERS.size())));
        return spliced(bytes, number.start(), number.end(), other);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + inserted.length);
        out.write(bytes, 0, from);
        out.write(inserted, 0, inserted.length);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
