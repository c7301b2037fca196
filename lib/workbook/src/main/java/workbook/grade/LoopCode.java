package workbook.grade;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Changes the compiled classes of an answer so that each method and each turn of a loop calls {@link Loops#pass}. The behaviour of the
 * answer is unchanged.
 */
final class LoopCode {
    private static final int API = OpenedClassReader.ASM_API;
    private static final String LOOPS = Type.getInternalName(Loops.class);

    private LoopCode() {}

    /** Returns the answer with calls of {@link Loops}. */
    static CompiledAnswer in(CompiledAnswer answer) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        answer.classes().forEach((name, bytes) -> changed.put(name, changed(bytes)));
        return new CompiledAnswer(answer.file(), changed);
    }

    private static byte[] changed(byte[] bytes) {
        ClassReader reader = OpenedClassReader.of(bytes);
        Map<String, Integer> firstLines = firstLines(reader);
        ClassWriter writer = new ClassWriter(reader, 0); // a call without operands needs no more stack, and no frame
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        MethodVisitor next = super.visitMethod(access, name, type, signature, thrown);
                        return new Body(next, firstLines.getOrDefault(name + type, 0));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Returns the first line of each method: the line of the call before it. */
    private static Map<String, Integer> firstLines(ClassReader reader) {
        Map<String, Integer> lines = new HashMap<>();
        reader.accept(
                new ClassVisitor(API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        return new MethodVisitor(API) {
                            @Override
                            public void visitLineNumber(int line, Label start) {
                                lines.putIfAbsent(name + type, line);
                            }
                        };
                    }
                },
                ClassReader.SKIP_FRAMES);
        return lines;
    }

    private static final class Body extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        private final int firstLine; // 0 if unknown

        Body(MethodVisitor next, int firstLine) {
            super(API, next);
            this.firstLine = firstLine;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (firstLine > 0) {
                Label start = new Label();
                super.visitLabel(start);
                super.visitLineNumber(firstLine, start);
            }
            pass();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) { // back, to the begin of a loop
                pass();
            }
            super.visitJumpInsn(opcode, label);
        }

        private void pass() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, LOOPS, "pass", "()V", false);
        }
    }
}
