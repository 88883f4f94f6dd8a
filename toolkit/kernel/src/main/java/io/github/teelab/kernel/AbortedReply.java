package io.github.teelab.kernel;

import com.google.gson.annotations.SerializedName;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** The reply to a cell that was not run because one before it failed; the base library has none. */
final class AbortedReply implements ContentType<ExecuteReply>, ReplyType<ExecuteRequest> {
    /** Read by Gson alone. */
    @SuppressWarnings("UnusedVariable")
    @SerializedName("status")
    private final String status = "aborted";

    private AbortedReply() {}

    static void send(ShellReplyEnvironment to) {
        to.setStatusBusy();
        to.reply(new org.dflib.jjava.jupyter.messages.Message<>(
                to.getContext(), raw(ExecuteReply.MESSAGE_TYPE), new AbortedReply()));
        to.setStatusIdle();
    }

    /** The message's type says which kind it is, not which class holds its content. */
    @SuppressWarnings("unchecked")
    private static MessageType<AbortedReply> raw(MessageType<?> type) {
        return (MessageType<AbortedReply>) type;
    }

    @Override
    public MessageType<ExecuteReply> getType() {
        return ExecuteReply.MESSAGE_TYPE;
    }

    @Override
    public MessageType<ExecuteRequest> getRequestType() {
        return ExecuteRequest.MESSAGE_TYPE;
    }
}
