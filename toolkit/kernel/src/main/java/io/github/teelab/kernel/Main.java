package io.github.teelab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel: {@code java ... io.github.teelab.kernel.Main CONNECTION_FILE}. */
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    /**
     * Starts the kernel and returns; its threads keep the JVM alive until Jupyter asks for its end.
     *
     * @param arguments the file in which Jupyter wrote ports and key
     * @throws IOException if the file cannot be read
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println(
                    "expected one argument, the connection file that Jupyter writes; got " + arguments.length);
            System.exit(2);
        }
        start(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
    }

    static void start(KernelConnectionProperties ports) {
        Logs.open();
        try {
            Settings settings = Settings.of(System.getenv());
            KernelConnection connection = new KernelConnection(ports);
            Outbox outbox = Outbox.to(connection.getIOPub());
            CompletableFuture<Cells> cells = CompletableFuture.supplyAsync(() -> cells(settings));
            JavaKernel kernel = new JavaKernel(connection, outbox, cells);
            kernel.becomeHandlerForConnection(connection);
            connection.connect();
            outbox.start();
            kernel.takeStreams();
            kernel.onStartup();
            Exit.withParent();
            LOG.info("ready");
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalArgumentException("the connection file's key or signature scheme: " + e.getMessage(), e);
        }
    }

    /** JShell takes a second to warm up; meanwhile the sockets answer. */
    private static Cells cells(Settings settings) {
        Interpreter interpreter = new Interpreter(settings);
        try {
            interpreter.startUp();
        } catch (CellFailure e) {
            System.err.println("start-up: " + String.join("\n", e.trace()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "start-up", e);
            System.err.println("start-up: " + e.getMessage());
        }
        LOG.info("start-up done");
        return new Cells(interpreter);
    }
}
