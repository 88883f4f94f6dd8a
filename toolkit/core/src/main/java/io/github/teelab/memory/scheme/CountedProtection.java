package io.github.teelab.memory.scheme;

import io.github.teelab.memory.LineRequests;

/**
 * Protection by a version and a code for each line: both are read with a line and changed when it is written back.
 *
 * @param path where versions, codes and the tree over the versions lie
 * @param engine decrypts and compares
 */
record CountedProtection(MetadataPath path, EncryptionEngine engine) implements Protection {
    @Override
    public long read(long line, LineRequests out) {
        boolean known = path.readVersion(line, true, out);
        path.readMac(line, true, out);
        // With a cached version the keystream is ready before the data.
        return engine.hashPs() + (known ? 0 : engine.cipherPs());
    }

    @Override
    public void write(long line, LineRequests out) {
        path.changeVersion(line, out);
        path.changeMac(line, out);
    }

    @Override
    public void drain(LineRequests out) {
        path.drain(out);
    }
}
