package io.github.teelab.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets, each served by a thread of its own that waits for the next message. The base library's own loops poll
 * twenty times a second, and end for good at the first {@link Error}, of which a full heap brings one to any thread.
 */
final class KernelConnection extends JupyterConnection {
    private static final Logger LOG = Logger.getLogger(KernelConnection.class.getName());

    private final KernelConnectionProperties ports;
    private final AtomicBoolean aborting = new AtomicBoolean();
    private final Deque<Message<?>> queue = new ArrayDeque<>();

    KernelConnection(KernelConnectionProperties ports) throws NoSuchAlgorithmException, InvalidKeyException {
        super(ports);
        this.ports = ports;
    }

    StdinChannel stdin() {
        return stdin;
    }

    /** Cells that wait behind the one that just failed are not to run, as when a whole notebook was started. */
    void abortQueue() {
        aborting.set(true);
    }

    @Override
    public void connect() {
        bind(heartbeat, ports.getHbPort());
        bind(shell, ports.getShellPort());
        bind(control, ports.getControlPort());
        bind(stdin, ports.getStdinPort());
        bind(iopub, ports.getIopubPort());
        serve("heartbeat", () -> heartbeat.send(heartbeat.recv()));
        serve("control", () -> handle(control, control.readMessage(), () -> {}));
        serve("shell", this::serveShell);
        iopub.sendMessage(new Message<>((MessageContext) null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
    }

    private void bind(ZMQ.Socket socket, int port) {
        socket.bind(ports.getTransport() + "://" + ports.getIp() + ":" + port);
    }

    private static void serve(String name, Runnable step) {
        Thread thread = new Thread(() -> serveForever(step), name);
        thread.setDaemon(name.equals("heartbeat"));
        thread.start();
    }

    private static void serveForever(Runnable step) {
        while (true) {
            try {
                step.run();
            } catch (ZMQException closed) {
                if (closed.getErrorCode() == ZMQ.Error.ETERM.getCode()) {
                    return;
                }
                LOG.log(Level.WARNING, "socket", closed);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "request", e);
            }
        }
    }

    /** What waits is taken before the failure is told, for whoever hears of it may send the next cell at once. */
    private void serveShell() {
        handle(shell, shell.readMessage(), this::takeQueue);
        for (Message<?> message = queue.poll(); message != null; message = queue.poll()) {
            if (MessageType.EXECUTE_REQUEST.equals(message.getHeader().getType())) {
                AbortedReply.send(prepareReplyEnv(shell, message));
            } else {
                handle(shell, message, () -> {});
            }
        }
    }

    private void takeQueue() {
        while (aborting.get() && (shell.getEvents() & ZMQ.Poller.POLLIN) != 0) {
            queue.add(shell.readMessage());
        }
        aborting.set(false);
    }

    private <T> void handle(ShellChannel channel, Message<T> message, Runnable beforeReply) {
        ShellHandler<T> handler = getHandler(message.getHeader().getType());
        if (handler == null) {
            return;
        }
        ShellReplyEnvironment reply = prepareReplyEnv(channel, message);
        try {
            handler.handle(reply, message);
        } catch (Exception e) {
            LOG.log(Level.WARNING, message.getHeader().getType().getName(), e);
        } finally {
            beforeReply.run();
            reply.resolveDeferrals();
        }
    }
}
