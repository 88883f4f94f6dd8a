package io.github.teelab.workload.serving;

/** Checks of what a user asks of a load or an engine. */
final class Check {
    private Check() {}

    static double atLeast(String what, double got, double least) {
        if (!(got >= least) || Double.isInfinite(got)) {
            throw new IllegalArgumentException(what + ": got " + text(got) + ", expected " + text(least) + " or more");
        }
        return got;
    }

    static double above(String what, double got, double bound) {
        if (!(got > bound) || Double.isInfinite(got)) {
            throw new IllegalArgumentException(
                    what + ": got " + text(got) + ", expected a number above " + text(bound));
        }
        return got;
    }

    static double within(String what, double got, double least, double most) {
        if (!(got >= least && got <= most)) {
            throw new IllegalArgumentException(
                    what + ": got " + text(got) + ", expected " + text(least) + " to " + text(most));
        }
        return got;
    }

    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
