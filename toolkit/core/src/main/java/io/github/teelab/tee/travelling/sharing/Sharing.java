package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.collaboration.CollaborativeTraining;

/** A way for data holders to train one model: the plan of a round of their training. */
public interface Sharing {
    /** Its name in tables. */
    String name();

    /** What its messages, copies and hand-overs are priced by. */
    Travelling system();

    /** How many confidential GPUs it needs. */
    int gpus(CollaborativeTraining training);

    /** One round, or one part of it; everything of a round ends before the next begins. */
    Plan round(CollaborativeTraining training, int round);

    /** How many parts like {@link #round} follow each other within a round. */
    default long parts(CollaborativeTraining training) {
        return 1;
    }
}
