package io.github.teelab.tee.hetee.lifecycle;

/** A proxy and what lies on it. */
final class ProxyNode {
    private final String name;
    private byte[] disk = {};
    private boolean used;

    ProxyNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    byte[] disk() {
        return disk.clone();
    }

    void keep(byte[] bytes) {
        disk = bytes.clone();
    }

    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
    }

    /** Makes it ready for the next enclave. */
    void reboot(boolean fromCleanMedia) {
        if (fromCleanMedia) {
            disk = new byte[0];
        }
        used = false;
    }
}
