package io.github.teelab.kernel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a class so that it can be stopped: a call of {@link CellGuard#check} at the start of each method and before
 * each jump backward, so that no loop runs without one; and calls that would end the JVM become refusals. JDK 20 took
 * {@code Thread.stop} away, and a thread that does not wait for anything ignores an interrupt.
 */
final class StopChecks {
    private static final String GUARD = Type.getInternalName(CellGuard.class);
    private static final String RUNTIME_AND_STATUS = "(Ljava/lang/Runtime;I)V";
    private static final Map<String, Handle> REFUSED = Map.of(
            "java/lang/System.exit", guard("exit", "(I)V"),
            "java/lang/Runtime.exit", guard("exit", RUNTIME_AND_STATUS),
            "java/lang/Runtime.halt", guard("halt", RUNTIME_AND_STATUS));

    private StopChecks() {}

    private static Handle guard(String name, String descriptor) {
        return new Handle(Opcodes.H_INVOKESTATIC, GUARD, name, descriptor, false);
    }

    /**
     * The class with checks.
     *
     * @return the same class where it is of a later Java than ASM can read
     */
    static byte[] in(byte[] classFile) {
        ClassReader reader;
        try {
            reader = new ClassReader(classFile);
        } catch (IllegalArgumentException tooNew) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Methods(writer), 0);
        return writer.toByteArray();
    }

    private static final class Methods extends ClassVisitor {
        Methods(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Checks(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class Checks extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Checks(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "check", "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Optional<Handle> refusal = Optional.ofNullable(REFUSED.get(owner + "." + name));
            if (refusal.isPresent()) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, GUARD, name, refusal.get().getDesc(), false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        /** Method references: {@code System::exit}. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] mended = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Handle handle
                            ? REFUSED.getOrDefault(handle.getOwner() + "." + handle.getName(), handle)
                            : argument)
                    .toArray();
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, mended);
        }
    }
}
