package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookRulesTest {
    @Test
    void aTidyNotebookHasNoProblems() {
        assertEquals(List.of(), NotebookRules.problems(Notebook.sample("tidy.ipynb")));
    }

    @Test
    void eachRuleFindsItsProblem() {
        assertEquals(
                List.of(
                        "code cell 1: a magic; kernels differ in them",
                        "code cell 2: display(...); let the value be the cell's last expression",
                        "code cell 2: its output is an error",
                        "a path of the machine it was run on",
                        "an interactive chart, which GitHub does not show; run it with ./teelab notebook --execute and"
                                + " without TEELAB_CHARTS",
                        "its kernel is not \"teelab\""),
                NotebookRules.problems(Notebook.sample("untidy.ipynb")));
    }

    @Test
    void aNotebookThatWasNeverRunIsFound() {
        assertEquals(
                List.of("no outputs; run ./teelab notebook --execute on it before committing"),
                NotebookRules.problems(Notebook.sample("display.ipynb")));
    }
}
