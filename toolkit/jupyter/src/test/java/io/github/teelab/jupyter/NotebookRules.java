package io.github.teelab.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a committed notebook must be like so that it reads on GitHub and runs in every kernel. */
final class NotebookRules {
    private static final Pattern MAGIC = Pattern.compile("(?m)^\\s*%");
    private static final Pattern DISPLAY = Pattern.compile("(?<![.\\w])display\\s*\\(");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.:/])/(work|tmp|root|home|Users|mnt|var|opt|usr)/\\w|[A-Z]:\\\\\\\\");

    private NotebookRules() {}

    /** Everything that is wrong with a notebook; empty if nothing is. */
    static List<String> problems(Notebook notebook) {
        List<String> problems = new ArrayList<>();
        for (Notebook.CodeCell cell : notebook.codeCells()) {
            String where = "code cell " + cell.number() + ": ";
            if (MAGIC.matcher(cell.source()).find()) {
                problems.add(where + "a magic; kernels differ in them");
            }
            if (DISPLAY.matcher(cell.source()).find()) {
                problems.add(where + "display(...); let the value be the cell's last expression");
            }
            if (cell.outputTypes().contains("error")) {
                problems.add(where + "its output is an error");
            }
        }
        if (notebook.codeCells().stream().allMatch(cell -> cell.outputTypes().isEmpty())) {
            problems.add("no outputs; run ./teelab notebook --execute on it before committing");
        }
        if (MACHINE_PATH.matcher(notebook.text()).find()) {
            problems.add("a path of the machine it was run on");
        }
        if (notebook.text().contains("<script")) {
            problems.add(
                    "an interactive chart, which GitHub does not show; run it with ./teelab notebook --execute and without TEELAB_CHARTS");
        }
        if (!notebook.text().contains("\"name\": \"teelab\"")) {
            problems.add("its kernel is not \"teelab\"");
        }
        return problems;
    }
}
