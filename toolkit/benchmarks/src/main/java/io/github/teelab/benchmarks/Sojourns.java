package io.github.teelab.benchmarks;

/** Times in the system of customers who leave in the order of their arrival: a ring of arrival times. */
final class Sojourns {
    private double[] arrivals = new double[1024];
    private long arrived;
    private long left;
    private long countedLeft;
    private double sum;

    void arrive(double now) {
        if (arrived - left == arrivals.length) {
            double[] longer = new double[2 * arrivals.length];
            for (long customer = left; customer < arrived; customer++) {
                longer[(int) customer & (longer.length - 1)] = arrivals[(int) customer & (arrivals.length - 1)];
            }
            arrivals = longer;
        }
        arrivals[(int) arrived++ & (arrivals.length - 1)] = now;
    }

    void leave(double now) {
        sum += now - arrivals[(int) left++ & (arrivals.length - 1)];
    }

    double takeMean() {
        double mean = sum / (left - countedLeft);
        sum = 0;
        countedLeft = left;
        return mean;
    }
}
