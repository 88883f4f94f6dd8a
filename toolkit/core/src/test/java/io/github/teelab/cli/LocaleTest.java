package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.report.Chart;
import io.github.teelab.report.HtmlReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of the machine changes no byte of an answer. */
@Isolated("changes the default locale")
class LocaleTest {
    private static final Locale USUAL = Locale.getDefault();
    private static final List<List<String>> COMMANDS = List.of(
            List.of("list", "models"),
            List.of("list", "devices"),
            List.of("list", "systems"),
            List.of("--help"),
            List.of("run", "--model", "resnet50", "--batch", "4", "--input", "32x32x3"),
            List.of("run", "--model", "resnet50", "--batch", "4", "--input", "32x32x3", "--format", "json"),
            List.of("run", "--model", "no\u0131such", "--batch", "4"),
            List.of("attack", "--system", "unprotected"),
            List.of("reproduce", "--paper", "fastrack,h100", "--format", "json"));

    @AfterEach
    void speakTheUsualLanguageAgain() {
        Locale.setDefault(USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void noByteOfAnAnswerChanges(String language) {
        Locale.setDefault(Locale.ROOT);
        List<String> expected = COMMANDS.stream().map(LocaleTest::answer).toList();
        Locale.setDefault(Locale.forLanguageTag(language));
        for (int i = 0; i < COMMANDS.size(); i++) {
            assertEquals(
                    expected.get(i), answer(COMMANDS.get(i)), COMMANDS.get(i).toString());
        }
    }

    @Test
    void noByteOfAPageOrPictureChanges() {
        Locale.setDefault(Locale.ROOT);
        String expected = page();
        for (String language : List.of("de-DE", "tr-TR", "ar-EG")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(expected, page(), language);
        }
    }

    private static String answer(List<String> command) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int exitCode = Main.run(writer, writer, command.toArray(String[]::new));
        return exitCode + "\n" + out;
    }

    /** The page holds the chart twice, as a figure and as the bytes of a picture. */
    private static String page() {
        Chart chart = Chart.bars("Time").categories("plain", "protected").series("copies", 1_234_567.891, 0.00012345);
        return HtmlReport.titled("Identity").chart(chart).html();
    }
}
