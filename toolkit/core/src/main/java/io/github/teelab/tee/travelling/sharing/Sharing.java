package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.engine.Program;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/** A way for data holders to train one model: lowers a round of their training to timed tasks. */
public interface Sharing {
    /** Category of tasks that train. */
    String TRAINING = "training";

    /** Category of tasks that move data, model, gradients or the GPU, and make sure of them. */
    String SHARING = "sharing";

    /** Its name in tables. */
    String name();

    /** How many confidential GPUs it needs. */
    int gpus(CollaborativeTraining training);

    /** The tasks of one round, or of one part of it; everything of a round ends before the next begins. */
    Program round(CollaborativeTraining training, int round);

    /** How many parts like {@link #round} follow each other within a round. */
    default long parts(CollaborativeTraining training) {
        return 1;
    }
}
