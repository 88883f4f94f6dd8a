package io.github.teelab.experiment.travelling;

import io.github.teelab.tee.travelling.JourneyLoad;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/** What the names of the table's rows (4M, 20M, 100M, 500M, Uncapped) stand for; the slides do not say. */
public enum RowMeaning {
    /** Caps on the network's rate in Mbit/s: what the figures fit. */
    RATE_CAP("network rate caps in Mbit/s") {
        @Override
        double baselineSeconds(Travelling system, PublishedRow row, CollaborativeTraining training) {
            long bytes = training.chunk().value();
            Travelling capped = row.cap().map(system::networkRate).orElse(system);
            return S_PER_PS * (capped.sendPs(bytes) + capped.writePs(bytes));
        }

        @Override
        double travellingSeconds(Travelling system, PublishedRow row, CollaborativeTraining training) {
            Travelling capped = row.cap().map(system::networkRate).orElse(system);
            return S_PER_PS * journeyPs(capped, training.chunk().value(), training);
        }
    },
    /** Sizes of the buffer in MiB, so that the chunk goes in as many turns as it holds buffers. */
    BUFFER_SIZE("buffer sizes in MiB") {
        @Override
        double baselineSeconds(Travelling system, PublishedRow row, CollaborativeTraining training) {
            long buffer = bufferBytes(row, training);
            return S_PER_PS * turns(row, training) * (system.sendPs(buffer) + system.writePs(buffer));
        }

        @Override
        double travellingSeconds(Travelling system, PublishedRow row, CollaborativeTraining training) {
            return S_PER_PS * turns(row, training) * journeyPs(system, bufferBytes(row, training), training);
        }
    };

    private static final double S_PER_PS = 1e-12;

    private final String text;

    RowMeaning(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** Transfer time of one chunk when the dataset is shared. */
    abstract double baselineSeconds(Travelling system, PublishedRow row, CollaborativeTraining training);

    /** Transfer time of one chunk when the GPU travels. */
    abstract double travellingSeconds(Travelling system, PublishedRow row, CollaborativeTraining training);

    private static long journeyPs(Travelling system, long bytes, CollaborativeTraining training) {
        return system.journey(0, new JourneyLoad(bytes, training.stateBytes(), 0))
                .travelPs();
    }

    private static long bufferBytes(PublishedRow row, CollaborativeTraining training) {
        return row.number()
                .map(mib -> Bytes.mib(mib).value())
                .orElse(training.chunk().value());
    }

    private static double turns(PublishedRow row, CollaborativeTraining training) {
        return (double) training.chunk().value() / bufferBytes(row, training);
    }
}
