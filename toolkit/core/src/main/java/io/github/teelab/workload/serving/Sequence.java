package io.github.teelab.workload.serving;

/** A request inside the engine. */
final class Sequence {
    /** Sequences whose last token came at the same moment; groups are joined once a step gives all of them a token. */
    static final class Group {
        private int members;
        private long lastTokenPs;
        private Group joined;

        Group(int members, long lastTokenPs) {
            this.members = members;
            this.lastTokenPs = lastTokenPs;
        }

        int members() {
            return members;
        }

        long lastTokenPs() {
            return lastTokenPs;
        }

        void token(long nowPs) {
            lastTokenPs = nowPs;
        }

        void add(int more) {
            members += more;
        }

        void joins(Group other) {
            other.members += members;
            joined = other;
        }

        Group current() {
            Group group = this;
            while (group.joined != null) {
                group = group.joined;
            }
            return group;
        }
    }

    final Request request;
    /** Tokens put out before the sequence joined the running ones, for the last time. */
    int produced;
    /** Tokens of prompt and earlier answer whose keys and values are in the cache while the prompt is read. */
    int computed;
    /** Tokens at the start whose blocks another sequence computed. */
    int sharedTokens;
    /** Blocks of its own. */
    long blocks;
    /** The decoding step after which it is done. */
    long lastStep;
    /** Tokens in the cache less the number of decoding steps then. */
    long contextKey;

    boolean decoding;
    boolean running;
    long lastTokenPs = -1;
    Group group;

    Sequence(Request request) {
        this.request = request;
    }

    /** Tokens that have to be in the cache before the next one can be put out: the prompt and what was put out before. */
    int promptTokens() {
        return request.tokens().in() + produced;
    }

    int remaining() {
        return request.tokens().out() - produced;
    }

    long context(long step) {
        return contextKey + step;
    }
}
