"""What a Java kernel must do in one session. Each check takes a session and returns a few words for the table."""

import re
import time

from session import Session

CHECKS = []


def check(name, toolkit=False):
    """Registers a check; those of the toolkit are left out for kernels that do not have it on their class path."""

    def register(function):
        CHECKS.append((name, toolkit, function))
        return function

    return register


def plain(text):
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def works_on(session):
    after = session.run("6 * 7")
    expect(after.status == "ok" and after.text == "42", f"the next cell gave {after}")


@check("a value")
def value(session):
    outcome = session.run("int a = 6;\na * 7")
    expect(outcome.text == "42", outcome)
    return f"{outcome.seconds * 1000:.0f} ms"


@check("redefinition, forward reference, var")
def declarations(session):
    expect(session.run("int twice(int n) { return later(n); }").status == "ok", "forward reference refused")
    expect(session.run("int later(int n) { return 2 * n; }\nvar v = 21;\ntwice(v)").text == "42", "not resolved")
    expect(session.run("int later(int n) { return n; }\ntwice(42)").text == "42", "not redefined")


@check("standard output and error")
def streams(session):
    outcome = session.run('System.out.println("to out ü€𝄞"); System.err.println("to err");')
    expect("to out ü€𝄞" in outcome.stdout and "to err" in outcome.stderr, outcome)


@check("output as it comes")
def prompt_output(session):
    outcome = session.run('System.out.println("early"); Thread.sleep(1500); System.out.println("late");')
    expect(len(outcome.arrivals) == 2, f"{len(outcome.arrivals)} messages")
    expect(outcome.arrivals[1] - outcome.arrivals[0] > 1, "the first line waited for the second")
    return f"{(outcome.arrivals[1] - outcome.arrivals[0]) * 1000 - 1500:+.0f} ms between lines 1500 ms apart"


@check("much output")
def much_output(session):
    outcome = session.run("for (int i = 0; i < 100_000; i++) System.out.println(i);")
    lines = outcome.stdout.split()
    expect(lines == [str(i) for i in range(100_000)], f"{len(lines)} lines")
    return f"100,000 lines in {len(outcome.arrivals)} messages, {outcome.seconds:.1f} s"


@check("compile error with its line")
def compile_error(session):
    outcome = session.run('int good = 1;\nint bad = "text";')
    expect(outcome.status == "error" and "incompatible types" in outcome.trace, outcome)
    expect("line 2" in plain(outcome.trace) and "^^^^^^" in plain(outcome.trace), plain(outcome.trace))
    works_on(session)


@check("syntax error")
def syntax_error(session):
    outcome = session.run("for (int i = 0; i < 3; i++")
    expect(outcome.status == "error" and outcome.ename, outcome)
    works_on(session)


@check("exception with a trace that ends at the cell")
def exception(session):
    outcome = session.run('void boom() {\n  throw new IllegalStateException("why");\n}\nboom();')
    expect(outcome.status == "error" and "why" in outcome.trace, outcome)
    trace = plain(outcome.trace)
    expect("line 2" in trace and "line 4" in trace, trace)
    expect("jdk.jshell" not in trace and "reflect" not in trace, trace)
    works_on(session)


@check("a cell stops at its first failure")
def stops(session):
    outcome = session.run('int before = 1;\nint zero = 0;\nint never = before / zero;\nSystem.out.println("went on");')
    expect(outcome.status == "error" and "went on" not in outcome.stdout, outcome)


@check("cells behind a failed one are not run")
def aborts(session):
    first = session.send('Thread.sleep(300); throw new RuntimeException("first");')
    second = session.send("int second = 1;")
    start = time.monotonic()
    expect(session.outcome(first, start).status == "error", "no failure")
    status = session.outcome(second, start).status
    expect(status == "aborted", f"the second cell was {status}")
    works_on(session)


@check("System.exit")
def system_exit(session):
    outcome = session.run("System.exit(3);")
    expect(outcome.status == "error", outcome)
    works_on(session)


@check("Runtime.halt")
def halt(session):
    outcome = session.run("IntConsumer end = Runtime.getRuntime()::halt;\nend.accept(1);")
    expect(outcome.status == "error", outcome)
    works_on(session)


@check("out of memory")
def out_of_memory(session):
    with Session(session.kernel, JAVA_TOOL_OPTIONS="-Xmx300m") as small:
        outcome = small.run("List<long[]> hoard = new ArrayList<>();\nwhile (true) hoard.add(new long[10_000]);")
        expect(outcome.ename == "OutOfMemoryError", outcome)
        small.run("hoard = null; System.gc();")
        works_on(small)


@check("stack overflow")
def stack_overflow(session):
    outcome = session.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
    expect(outcome.ename == "StackOverflowError" and len(outcome.trace) < 20_000, outcome.ename)
    works_on(session)


@check("exception in a background thread")
def background(session):
    outcome = session.run(
        'Thread lone = new Thread(() -> { throw new IllegalStateException("alone"); });\n'
        "lone.start(); lone.join(); Thread.sleep(300);"
    )
    expect("alone" in outcome.stderr, outcome)


INTERRUPTED = {
    "a tight loop": "while (true) {}",
    "sleep": "Thread.sleep(100_000);",
    "a parallel stream": "IntStream.range(0, 1_000_000).parallel()"
    ".map(i -> { int s = 0; for (int j = 0; j < 1_000_000_000; j++) s += j * i; return s; }).sum()",
    "a loop that catches everything": "while (true) { try { Thread.sleep(1000); } catch (Throwable e) {} }",
    "a lock": "Object lock = new Object(); synchronized (lock) { lock.wait(); }",
}


def interrupt(name, code, toolkit=False):
    @check("interrupt: " + name, toolkit)
    def interrupted(session):
        outcome = session.run(code, interrupt_after=1.0)
        expect(outcome.status == "error", outcome)
        works_on(session)
        return f"{outcome.seconds * 1000:.0f} ms"


for place, cell in INTERRUPTED.items():
    interrupt(place, cell)
interrupt("a long Lab call", 'Lab.reproduce("tensortee")', toolkit=True)


@check("time limit of IJAVA_TIMEOUT")
def time_limit(session):
    with Session(session.kernel, IJAVA_TIMEOUT="5 SECONDS") as hasty:
        hasty.run("1")
        outcome = hasty.run("while (true) {}")
        expect(outcome.status == "error" and "5.0 s" in outcome.evalue, outcome)
        works_on(hasty)


@check("System.in where the front end gives none")
def no_input(session):
    outcome = session.run("System.in.read()")
    expect(outcome.status in ("ok", "error"), outcome)
    works_on(session)


@check("completion of members, most useful first")
def completion(session):
    matches = session.complete('"abc".|')["matches"]
    names = [match.split("(")[0] for match in matches]
    expect("length" in names, names)
    expect(not {"wait", "notify", "getClass"} & set(names), "of every object: " + str(names))
    expect("equals" not in names or names.index("equals") > names.index("length"), names)
    return f"{len(names)} matches"


@check("completion of a cell's own variable")
def completion_local(session):
    matches = session.complete('var fresh = "abc";\nfresh.len|')["matches"]
    expect(matches and matches[0].startswith("length"), matches)


@check("completion of a type without import")
def completion_import(session):
    for unused in range(60):
        matches = session.complete("new AtomicInteger|")["matches"]
        if matches:
            break
        time.sleep(1)  # JShell reads the names of all types in the background.
    expect("java.util.concurrent.atomic.AtomicInteger" in matches, matches)


@check("parameters in completions")
def completion_parameters(session):
    reply = session.complete("Math.ma|")
    described = reply["metadata"].get("_jupyter_types_experimental", [])
    expect(any("double" in one.get("signature", "") for one in described), described)


NAMES = {
    "number|": "int number = 42",
    "Strin|g": "class String",
    "Math.ma|x(1, 2)": "max(",
    'Integer.parseInt(|"1")': "parseInt(",
    '"abc".sub|string(1)': "substring(",
    "new Array|List<String>()": "ArrayList(",
    "Map.En|try": "Entry",
    "twic|e(1)": "int twice",
    "Thread.State.NE|W": "NEW",
    "List.of(1).str|eam()": "stream(",
}


@check("inspection of ten names")
def inspection(session):
    session.run("int number = 42; int twice(int n) { return 2 * n; }")
    missed = {}
    for code, wanted in NAMES.items():
        reply = session.inspect(code)
        text = reply.get("data", {}).get("text/plain", "")
        if not reply.get("found") or wanted not in text:
            missed[code] = text
    expect(not missed, f"not found: {missed}")
    return "10 of 10"


TOOLKIT_NAMES = {
    "Lab.ru|n(": "",
    "Platform.na|med(": "",
    "H100Confi|dential": "",
    "Chart.lin|e(": "Points joined by lines",
    "Chart.scatte|r(": "Points alone",
}


@check("Javadoc of the toolkit as text and HTML", toolkit=True)
def javadoc(session):
    for code, wanted in TOOLKIT_NAMES.items():
        reply = session.inspect(code)
        data = reply.get("data", {})
        expect(reply["found"] and "\n" in data["text/plain"] and "<p>" in data["text/html"], f"{code}: {data}")
        expect(wanted in data["text/plain"], f"{code}: {data}")
    return f"{len(TOOLKIT_NAMES)} names"


@check("is this code complete")
def is_complete(session):
    states = [session.is_complete(code) for code in ("int a = 1;", "for (int i = 0;", "int a = 1")]
    expect(states == ["complete", "incomplete", "complete"], states)


@check("display and updateDisplay")
def display(session):
    outcome = session.run('var id = display("one");\nupdateDisplay(id, "two");')
    expect(len(outcome.displays) == 1 and len(outcome.updates) == 1, outcome)
    expect(outcome.displays[0][0] == outcome.updates[0][0], "another id")
    expect(outcome.updates[0][1]["text/plain"] == "two", outcome)


@check("display in a form that is asked for")
def display_as(session):
    image = "var image = new java.awt.image.BufferedImage(4, 4, 1);\n"
    outcome = session.run(image + 'display(image, "image/png");')
    expect("image/png" in outcome.displays[0][1], outcome)
    refused = session.run('display("text", "image/png");')
    expect(refused.status == "error", refused)


@check("table and chart, as text too", toolkit=True)
def rich(session):
    table = session.run("Platforms.h100Node().gpu().explain().table()")
    expect({"text/html", "text/plain"} <= set(table.results[0]), table)
    chart = 'Chart.bars("Overhead").categories("clear", "stock").y("Slowdown", "").series("H100", 1, 1.4)'
    still = session.run(chart)
    expect(set(still.results[0]) == {"image/png", "text/plain"}, set(still.results[0]))
    return f"picture {len(still.results[0]['image/png']) // 1024} KiB"


@check("interactive chart beside the picture where somebody looks on", toolkit=True)
def interactive(session):
    chart = 'Chart.bars("Overhead").categories("clear", "stock").y("Slowdown", "").series("H100", 1, 1.4)'
    first = session.run(chart, live=True)
    second = session.run(chart, live=True)
    for outcome in (first, second):
        expect({"text/html", "image/png"} <= set(outcome.results[0]), set(outcome.results[0]))
    sizes = [len(outcome.results[0]["text/html"]) // 1024 for outcome in (first, second)]
    expect(sizes[1] < 100, "the library came twice")
    return f"{sizes[0]} KiB, then {sizes[1]} KiB"


@check("progress bar that redraws in place", toolkit=True)
def progress(session):
    outcome = session.run(
        'try (var task = Progress.onTerminal().start("work", 4)) {\n'
        '  for (int i = 0; i < 4; i++) task.step("step", () -> { try { Thread.sleep(300); } '
        "catch (InterruptedException e) { } return 0; });\n}",
        live=True,
    )
    expect(outcome.displays and outcome.updates, outcome)
    expect(len({one for one, unused in outcome.displays + outcome.updates}) == 1, "more than one place")
    silent = session.run('try (var task = Progress.onTerminal().start("work", 1)) { }')
    expect(not silent.displays and not silent.stderr, silent)
    return f"{len(outcome.updates)} updates"


@check("magics: unknown")
def unknown_magic(session):
    outcome = session.run("%nonsense")
    expect(outcome.status == "error" and "%maven" in outcome.evalue, outcome)


@check("magics: %time, %%timeit")
def timing(session):
    outcome = session.run("int base = 40\n%time base + 2")
    expect(outcome.text == "42" and "Wall time" in outcome.stdout, outcome)
    outcome = session.run("%%timeit\nMath.sqrt(2)")
    expect("per run" in outcome.stdout, outcome)
    return outcome.stdout.strip().split(" (")[0]


@check("magics: %classpath, %jars")
def class_path(session):
    outcome = session.run("%classpath /nowhere/at/all.jar")
    expect(outcome.status == "error" and "/nowhere" in outcome.evalue, outcome)


@check("magics: %maven")
def maven(session):
    outcome = session.run("%maven org.apache.commons:commons-text:1.14.0\norg.apache.commons.text.WordUtils.capitalize(\"ok\")")
    expect(outcome.text == "Ok", outcome)
    return f"{outcome.seconds:.1f} s"


@check("magics: %%loadFromPOM")
def pom(session):
    outcome = session.run(
        "%%loadFromPOM\n<dependency><groupId>org.apache.commons</groupId>"
        "<artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>"
    )
    expect(outcome.status == "ok", outcome)
    expect(session.run("org.apache.commons.math3.util.ArithmeticUtils.gcd(84, 126)").text == "42", "not loaded")


@check("restart forgets variables")
def restart(session):
    session.run("int kept = 1;")
    session.restart()
    expect(session.run("kept").status == "error", "kept")
    works_on(session)
