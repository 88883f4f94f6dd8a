package io.github.teelab.kernel;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts stop checks into classes that are already loaded, as a Java agent that this JVM loads into itself at the first
 * interrupt of a cell that is busy in a library. Nothing is paid for it before. Methods that are running go on as they
 * were; the next call of one from this class is stopped.
 */
public final class LibraryChecks {
    private static final Logger LOG = Logger.getLogger(LibraryChecks.class.getName());

    private static volatile Instrumentation instrumentation;

    private LibraryChecks() {}

    /** Called by the JVM when the agent is loaded. */
    public static void agentmain(String arguments, Instrumentation given) {
        given.addTransformer(new Checks(), true);
        instrumentation = given;
    }

    static boolean isLoaded() {
        return instrumentation != null;
    }

    /** Adds checks to classes of these names, as far as the JVM allows. */
    static void addTo(Set<String> names) {
        Class<?>[] classes = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> names.contains(type.getName()) && instrumentation.isModifiableClass(type))
                .toArray(Class<?>[]::new);
        try {
            instrumentation.retransformClasses(classes);
        } catch (UnmodifiableClassException | LinkageError e) {
            LOG.log(Level.WARNING, "cannot add stop checks", e);
        }
    }

    private static final class Checks implements ClassFileTransformer {
        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
            // Only what addTo asks for; new classes are loaded as they are.
            return redefined == null ? null : StopChecks.in(classFile);
        }
    }
}
