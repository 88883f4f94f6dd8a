package io.github.teelab.tee.travelling;

/** What a step of the protocol does; stage names with an underscore are those of notes on the authors' code. */
public enum JourneyAct {
    ATTEST("attest"),
    UPLOAD_CODE("upload code"),
    UPLOAD_MODEL("upload model"),
    CONNECT("connect"),
    /** A fresh key for the holder that the GPU goes to next. */
    ROTATE_FOR_HOLDER("rotate key"),
    SEND_KEY("send key"),
    CONFINE_HOLDER("confine holder"),
    ROUTE_TO_HOLDER("route to holder"),
    GRAB_GPU("grab_gpu"),
    IMPORT_KEY("import_key"),
    READ_BUFFER("buffer_read"),
    WRITE("gpu_write"),
    EXPORT_KEY("export_key"),
    ROUTE_BACK("route back"),
    /** A fresh key for the orchestrator alone, as soon as the GPU is back. */
    ROTATE_ON_RETURN("rotate key"),
    VERIFY_CODE("verify code"),
    VERIFY_MODEL("verify model"),
    /** Training itself; all other acts are what travelling costs. */
    TRAIN("train"),
    CLEAR_BUFFER("clear buffer"),
    /** The same fresh key, but only after training: the published order. */
    ROTATE_AFTER_TRAINING("rotate key");

    private final String label;

    JourneyAct(String label) {
        this.label = label;
    }

    /** Its name in tables and timelines. */
    public String label() {
        return label;
    }
}
