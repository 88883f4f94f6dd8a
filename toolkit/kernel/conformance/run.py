#!/usr/bin/python3
"""Drives an installed Java kernel and prints a table of what it can do; ends with 1 if something is missing.

    run.py [--kernel NAME] [--plain] [--only TEXT] [--starts N] [--load N] [--cells N] [--hours H]

--kernel   name of an installed kernel (teelab)
--plain    leave out what needs the toolkit on the kernel's class path, for other kernels
--only     only checks whose name holds this text
--starts   start the kernel so many times and run a cell each time (20)
--load     so many processes keep the processors busy meanwhile (2)
--cells    run so many cells in one session and watch its memory (100)
--hours    spread these cells over so many hours (0: one after the other)
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import time

from checks import CHECKS
from session import Session

# A session may keep what its cells declared: so much for each, and no more.
MIB_PER_CELL = 0.25
CELLS_TO_JUDGE = 1000


def conformance(options):
    missing = 0
    checks = [
        one for one in CHECKS if options.only in one[0] and not (options.plain and one[1])
    ]
    session = Session(options.kernel)
    print(f"{options.kernel}: ready after {session.ready_seconds:.1f} s\n\n| check | | |\n|---|---|---|")
    try:
        for name, unused, function in checks:
            try:
                row, words = "yes", function(session) or ""
            except Exception as fault:  # Whatever it is, the rest of the table is wanted.
                missing += 1
                row, words = "NO", " ".join(str(fault).split())[:300] or type(fault).__name__
                session.kill()
                session = Session(options.kernel)
            print(f"| {name} | {row} | {words} |", flush=True)
    finally:
        session.close()
    return missing


def burn():
    while True:
        pass


def starts(options):
    busy = [multiprocessing.Process(target=burn, daemon=True) for unused in range(options.load)]
    for process in busy:
        process.start()
    ready, first, processor, left = [], [], [], 0
    try:
        for unused in range(options.starts):
            with Session(options.kernel) as session:
                ready.append(session.ready_seconds)
                outcome = session.run("6 * 7")
                assert outcome.text == "42", outcome
                first.append(outcome.seconds)
                processor.append(session.processor_seconds())
                pid = session.pid
            left += os.path.exists(f"/proc/{pid}") and open(f"/proc/{pid}/stat").read().split()[2] != "Z"
    finally:
        for process in busy:
            process.terminate()
    print(
        f"\n{options.starts} starts with {options.load} busy processes beside them: "
        f"ready after {statistics.median(ready):.1f} s (median; slowest {max(ready):.1f}), first cell "
        f"{statistics.median(first):.1f} s (slowest {max(first):.1f}), "
        f"{statistics.median(processor):.1f} s of processor time for both; none hung, {left} processes left behind"
    )
    return left


CELL = """int[] numbers{0} = IntStream.range(0, 1000).toArray();
class Kind{1} {{ int n = {0}; int twice() {{ return 2 * n; }} }}
System.out.println("cell {0}");
Arrays.stream(numbers{0}).mapToObj(Integer::toString).collect(Collectors.joining(",")).length() + new Kind{1}().twice()"""


def endurance(options):
    with Session(options.kernel) as session:
        warm = min(50, options.cells // 2)
        pause = options.hours * 3600 / options.cells
        for number in range(options.cells):
            outcome = session.run(CELL.format(number, number % 20))
            assert outcome.status == "ok" and outcome.results, outcome
            if number + 1 == warm:
                session.run("System.gc()")
                before = session.memory()
            time.sleep(pause)
        session.run("System.gc()")
        after = session.memory()
    growth = (after - before) / (options.cells - warm)
    print(
        f"\n{options.cells} cells in one session: {before:.0f} MiB resident after {warm}, {after:.0f} MiB after "
        f"{options.cells}, {growth * 1024:.0f} KiB for each cell (a cell declares a variable of 4 KiB and a class)"
    )
    # A heap that has room grows before it is tidied: fewer cells than this say nothing of a leak.
    return options.cells >= CELLS_TO_JUDGE and growth > MIB_PER_CELL


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", default="teelab")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--load", type=int, default=2)
    parser.add_argument("--cells", type=int, default=100)
    parser.add_argument("--hours", type=float, default=0)
    options = parser.parse_args()
    missing = conformance(options)
    if options.starts:
        missing += starts(options)
    if options.cells:
        missing += endurance(options)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
