package io.github.teelab.kernel;

import java.util.Optional;

/** The end of the kernel's process. */
final class Exit {
    private static final long SENDING_MS = 100;
    private static final long HOOKS_MS = 2_000;

    private Exit() {}

    /** Ends the process when the last messages had time to leave, even if a shutdown hook of some library hangs. */
    static void soon() {
        Thread thread = new Thread(
                () -> {
                    sleep(SENDING_MS);
                    new Thread(Exit::haltLater, "halt").start();
                    System.exit(0);
                },
                "exit");
        thread.start();
    }

    private static void haltLater() {
        sleep(HOOKS_MS);
        Runtime.getRuntime().halt(0);
    }

    /** Ends the process when the one that started it is gone, however it went. */
    static void withParent() {
        var unused = Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
                .filter(pid -> pid.matches("[1-9]\\d{0,15}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .map(parent -> parent.onExit().thenRun(Exit::soon));
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
