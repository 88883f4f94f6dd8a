package io.github.teelab.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.reply.ShutdownReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;

/** Answers Jupyter's requests with what the interpreter does. */
final class JavaKernel extends BaseKernel {
    private static final Logger LOG = Logger.getLogger(JavaKernel.class.getName());

    /** Told to what shows charts and progress: whether somebody looks on, who may turn a chart. */
    private static final String LIVE = "teelab.live";

    private static final String PROGRESS = "teelab.progress";

    private final KernelConnection connection;
    private final Outbox outbox;
    private final CellInput input;
    private final CompletableFuture<Cells> cells;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicInteger lastCell = new AtomicInteger();

    JavaKernel(KernelConnection connection, Outbox outbox, CompletableFuture<Cells> cells) {
        super(
                "teelab",
                Version.OF_KERNEL,
                language(),
                List.of(new HelpLink("Java API", "https://docs.oracle.com/en/java/javase/17/docs/api/")),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.connection = connection;
        this.outbox = outbox;
        this.cells = cells;
        input = new CellInput(connection.stdin());
    }

    private static LanguageInfo language() {
        return new LanguageInfo(
                "java", Runtime.version().toString(), "text/x-java-source", ".jshell", "java", "java", "script");
    }

    /** From now on what the JVM prints goes to the notebook. */
    void takeStreams() {
        System.setOut(CellOutput.printStream(outbox, StreamType.OUT));
        System.setErr(CellOutput.printStream(outbox, StreamType.ERR));
        System.setIn(input);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof CellStopped)) {
                System.err.println(BackgroundFailure.text(thread, thrown));
            }
        });
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        interrupted.set(false);
        ExecuteRequest request = message.getContent();
        int count = request.isSilent() ? lastCell.get() : lastCell.incrementAndGet();
        commManager.setMessageContext(message);
        env.setBusyDeferIdle();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(request.getCode(), count));
        }
        outbox.flush();
        outbox.belongsTo(message);
        input.belongsTo(message, request.isStdinEnabled());
        // Programs that run notebooks never offer to type something in; people's front ends do.
        System.setProperty(LIVE, Boolean.toString(request.isStdinEnabled()));
        System.setProperty(PROGRESS, Boolean.toString(request.isStdinEnabled()));
        long start = System.nanoTime();
        try {
            DisplayData result = cells.join().run(count, request.getCode(), this::view, interrupted::get);
            outbox.flush();
            if (result != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(count, result));
            }
            env.defer().reply(new ExecuteReply(count, Map.of()));
        } catch (CellFailure e) {
            fail(env, request, count, e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "cell " + count, e);
            fail(env, request, count, BackgroundFailure.inKernel(e));
        }
        LOG.fine(() -> "cell " + count + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    private void fail(ShellReplyEnvironment env, ExecuteRequest request, int count, CellFailure failure) {
        outbox.flush();
        env.publish(new PublishError(failure.name(), failure.getMessage(), failure.trace()));
        ErrorReply reply = new ErrorReply(failure.name(), failure.getMessage(), failure.trace());
        reply.setExecutionCount(count);
        if (request.shouldStopOnError()) {
            connection.abortQueue();
        }
        env.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
    }

    /** The forms of a value. */
    DisplayData view(Object value) {
        return value instanceof DisplayData data ? data : renderer.render(value);
    }

    /** Some of the forms of a value. */
    DisplayData view(Object value, String... mediaTypes) {
        DisplayData data = renderer.renderAs(value, mediaTypes);
        Arrays.stream(mediaTypes)
                .filter(type -> !data.hasDataForType(MIMEType.parse(type)))
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalArgumentException(
                            "display: a " + value.getClass().getName() + " has no form " + type);
                });
        return data;
    }

    @Override
    public void display(DisplayData data) {
        outbox.publish(new PublishDisplayData(data));
    }

    void update(DisplayData data) {
        outbox.publish(new PublishUpdateDisplayData(data));
    }

    @Override
    public Object evalRaw(String source) {
        try {
            return cells.join().run(CellSource.whole(lastCell.get(), source));
        } catch (CellFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return cells.join().inspection().at(code, CodePoints.toIndex(code, at)).orElse(null);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        throw new UnsupportedOperationException("answered by handleCompleteRequest");
    }

    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment env, Message<CompleteRequest> message) {
        env.setBusyDeferIdle();
        String code = message.getContent().getCode();
        int cursor = message.getContent().getCursorPos();
        try {
            env.reply(cells.join().completion().reply(code, CodePoints.toIndex(code, cursor)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "complete", e);
            env.reply(new CompleteReply(List.of(), cursor, cursor, Map.of()));
        }
    }

    @Override
    public String isComplete(String code) {
        return cells.join().isComplete(code);
    }

    /** There is none: front ends keep what was typed themselves. */
    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment env, Message<HistoryRequest> message) {
        env.setBusyDeferIdle();
        env.reply(new HistoryReply(List.of()));
    }

    @Override
    public void interrupt() {
        LOG.fine("interrupt");
        // Also for a cell that waits for JShell to start.
        interrupted.set(true);
        if (cells.isDone()) {
            cells.join().interrupt();
        }
    }

    @Override
    protected void handleShutdownRequest(ShellReplyEnvironment env, Message<ShutdownRequest> message) {
        LOG.fine("shutdown");
        env.setStatusBusy();
        outbox.flush();
        env.reply(message.getContent().isRestart() ? ShutdownReply.SHUTDOWN_AND_RESTART : ShutdownReply.SHUTDOWN);
        env.setStatusIdle();
        Exit.soon();
    }
}
