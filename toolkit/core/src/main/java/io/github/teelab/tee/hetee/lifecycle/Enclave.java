package io.github.teelab.tee.hetee.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One proxy, its accelerators, and the queues between them and the controller. */
public final class Enclave {
    /** How far its life has come. */
    public enum Phase {
        CONFIGURED,
        LOADED,
        FED,
        ANSWERED,
        ENDED
    }

    private final long id;
    private final Session session;
    private final int priority;
    private final ProxyNode proxy;
    private final List<Accelerator> accelerators;
    private final Deque<byte[]> plaintext = new ArrayDeque<>();
    private Application application = Application.ECHO;
    private Phase phase = Phase.CONFIGURED;

    Enclave(long id, Session session, int priority, ProxyNode proxy, List<Accelerator> accelerators) {
        this.id = id;
        this.session = session;
        this.priority = priority;
        this.proxy = proxy;
        this.accelerators = List.copyOf(accelerators);
    }

    /** Its id, drawn at random. */
    public long id() {
        return id;
    }

    /** The session it belongs to. */
    public Session session() {
        return session;
    }

    /** Its priority; more goes before less. */
    public int priority() {
        return priority;
    }

    /** How far its life has come. */
    public Phase phase() {
        return phase;
    }

    /** The name of its proxy. */
    public String proxy() {
        return proxy.name();
    }

    /** The names of its accelerators. */
    public List<String> accelerators() {
        return accelerators.stream().map(Accelerator::name).toList();
    }

    ProxyNode proxyNode() {
        return proxy;
    }

    List<Accelerator> devices() {
        return accelerators;
    }

    Deque<byte[]> plaintext() {
        return plaintext;
    }

    Application application() {
        return application;
    }

    void load(Application code) {
        application = code;
        phase = Phase.LOADED;
    }

    void enter(Phase next) {
        phase = next;
    }

    @Override
    public String toString() {
        return "enclave " + Long.toHexString(id) + " of " + session.user() + " (" + phase + ")";
    }
}
