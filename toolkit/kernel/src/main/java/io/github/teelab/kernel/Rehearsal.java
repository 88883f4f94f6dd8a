package io.github.teelab.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * Starts the kernel, plays the front end for a few cells, and ends: run with {@code -XX:ArchiveClassesAtExit} when the
 * kernel is installed, so that its later starts find their classes in an archive.
 */
public final class Rehearsal {
    private static final int LONGEST_MS = 120_000;
    private static final String LOCALHOST = "127.0.0.1";

    private Rehearsal() {}

    /**
     * Runs a file's lines as cells.
     *
     * @param arguments the file
     * @throws IOException if it cannot be read, or no port is free
     */
    public static void main(String... arguments) throws IOException {
        int[] ports = freePorts();
        KernelConnectionProperties connection = new KernelConnectionProperties(
                LOCALHOST,
                ports[0],
                ports[1],
                ports[2],
                ports[3],
                ports[4],
                "tcp",
                "hmac-sha256",
                UUID.randomUUID().toString());
        Main.start(connection);
        int status = 1;
        try (FrontEnd frontEnd = new FrontEnd(connection)) {
            frontEnd.ask(new KernelInfoRequest());
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                frontEnd.ask(new ExecuteRequest(line, false, true, Map.of(), true, false));
            }
            frontEnd.ask(new ExecuteRequest("throw new IllegalStateException();", false, true, Map.of(), true, false));
            frontEnd.ask(new ExecuteRequest("int wrong = \"\";", false, true, Map.of(), true, false));
            frontEnd.ask(new CompleteRequest("\"\".le", 5));
            frontEnd.ask(new InspectRequest("Math.max(", 9, 0));
            status = 0;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        } finally {
            System.exit(status);
        }
    }

    private static int[] freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static final class FrontEnd extends JupyterSocket {
        FrontEnd(KernelConnectionProperties ports) throws NoSuchAlgorithmException, InvalidKeyException {
            super(ZMQ.context(1), SocketType.DEALER, ports.createHMACGenerator(), LoggerFactory.getLogger("rehearsal"));
            setReceiveTimeOut(LONGEST_MS);
            bind(ports);
        }

        @Override
        public void bind(KernelConnectionProperties ports) {
            connect(ports.getTransport() + "://" + ports.getIp() + ":" + ports.getShellPort());
        }

        /** Sends a request and waits for the reply, whatever it says. */
        <T extends ContentType<T>> void ask(T request) {
            sendMessage(new Message<>(new Header<>("rehearsal", request.getType()), request));
            do {
                if (recv() == null) {
                    throw new IllegalStateException(
                            "no reply to a " + request.getType().getName());
                }
            } while (hasReceiveMore());
        }
    }
}
