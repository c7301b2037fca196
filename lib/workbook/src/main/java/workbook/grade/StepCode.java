package workbook.grade;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Changes the compiled classes of an answer so that each step at which another thread can come in calls {@link Steps}: before
 * a field is read or written, before a method is called, and before a lock is acquired. The behaviour of the answer is unchanged.
 */
final class StepCode {
    private static final int API = OpenedClassReader.ASM_API;
    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final String OBJECT_STRING = "(Ljava/lang/Object;Ljava/lang/String;)V";

    private final Map<String, byte[]> classes;

    /** The flags of the answer's own fields, by {@code Owner.name}. */
    private final Map<String, Integer> fields = new HashMap<>();

    private final Map<String, String> superclasses = new HashMap<>();

    private StepCode(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /** Returns the answer with calls of {@link Steps}. */
    static CompiledAnswer in(CompiledAnswer answer) {
        return new CompiledAnswer(answer.file(), new StepCode(answer.classes()).changed());
    }

    private Map<String, byte[]> changed() {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        classes.values().forEach(this::readFields);
        classes.forEach((name, bytes) -> changed.put(name, changed(bytes)));
        return changed;
    }

    private void readFields(byte[] bytes) {
        ClassReader reader = OpenedClassReader.of(bytes);
        superclasses.put(reader.getClassName(), reader.getSuperName());
        reader.accept(
                new ClassVisitor(API) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access, String name, String type, @Nullable String signature, @Nullable Object value) {
                        fields.put(reader.getClassName() + "." + name, access);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
    }

    /** Returns the flags of a field, which may be inherited; null if it does not belong to the answer. */
    private @Nullable Integer flags(String owner, String field) {
        for (String at = owner; at != null; at = superclasses.get(at)) {
            Integer flags = fields.get(at + "." + field);
            if (flags != null) {
                return flags;
            }
        }
        return null;
    }

    private byte[] changed(byte[] bytes) {
        ClassReader reader = OpenedClassReader.of(bytes);
        Map<String, Integer> locals = new HashMap<>();
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
                            public void visitMaxs(int stack, int local) {
                                locals.put(name + type, local);
                            }
                        };
                    }
                },
                0);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(API, writer) {
                    private int bridges;

                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        MethodVisitor next = super.visitMethod(access, name, type, signature, thrown);
                        boolean skipped = name.equals("<clinit>") || (access & Opcodes.ACC_ABSTRACT) != 0;
                        return skipped
                                ? next
                                : new Body(
                                        next,
                                        locals.getOrDefault(name + type, 0),
                                        name.equals("<init>"),
                                        handle -> bridge(cv, reader, handle, bridges++));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private interface Bridges {
        Handle to(Handle method);
    }

    /** Writes a method that calls another one, for {@code items::get}: the call in the new method is a step. */
    private Handle bridge(ClassVisitor to, ClassReader owner, Handle called, int number) {
        boolean isStatic = called.getTag() == Opcodes.H_INVOKESTATIC;
        String type = isStatic
                ? called.getDesc()
                : "(" + Type.getObjectType(called.getOwner()).getDescriptor()
                        + called.getDesc().substring(1);
        String name = "reference$" + number;
        int size = Type.getArgumentsAndReturnSizes(type) >> 2;
        MethodVisitor code = new Body(
                to.visitMethod(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, type, null, null),
                size,
                false,
                handle -> handle);
        code.visitCode();
        int local = 0;
        for (Type argument : Type.getArgumentTypes(type)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        int opcode = called.getTag() == Opcodes.H_INVOKEINTERFACE
                ? Opcodes.INVOKEINTERFACE
                : isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
        code.visitMethodInsn(opcode, called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
        code.visitInsn(Type.getReturnType(type).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
        boolean isInterface = (owner.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        return new Handle(Opcodes.H_INVOKESTATIC, owner.getClassName(), name, type, isInterface);
    }

    /** The code of one method. */
    private final class Body extends MethodVisitor {
        private final int firstFree;
        private final boolean constructor;
        private final Bridges bridges;

        Body(MethodVisitor next, int firstFree, boolean constructor, Bridges bridges) {
            super(API, next);
            this.firstFree = firstFree;
            this.constructor = constructor;
            this.bridges = bridges;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                hook("step", "()V");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            Integer known = flags(owner, name);
            int flags = known == null ? Opcodes.ACC_FINAL : known; // a field of another class is left as it is
            boolean shared = (flags & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0 && !constructor;
            if (shared) {
                boolean write = opcode == Opcodes.PUTFIELD;
                boolean plain = (flags & Opcodes.ACC_VOLATILE) == 0;
                if (write) {
                    keep(Type.getType(type), firstFree);
                }
                super.visitInsn(Opcodes.DUP);
                super.visitLdcInsn(name);
                hook(plain ? write ? "writes" : "reads" : "uses", OBJECT_STRING);
                if (write) {
                    restore(Type.getType(type), firstFree);
                }
            }
            super.visitFieldInsn(opcode, owner, name, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            Type[] arguments = Type.getArgumentTypes(type);
            if (opcode == Opcodes.INVOKESPECIAL && arguments.length == 0) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
                return;
            }
            int[] locals = new int[arguments.length];
            int local = firstFree;
            for (int i = 0; i < arguments.length; i++) {
                locals[i] = local;
                local += arguments[i].getSize();
            }
            for (int i = arguments.length - 1; i >= 0; i--) {
                keep(arguments[i], locals[i]);
            }
            if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
                super.visitInsn(Opcodes.DUP);
                super.visitLdcInsn(name);
                hook("calls", OBJECT_STRING);
            } else if (opcode == Opcodes.INVOKESTATIC) {
                hook("step", "()V");
            }
            for (int i = 0; i < arguments.length; i++) {
                restore(arguments[i], locals[i]);
                if (arguments[i].getSort() == Type.OBJECT
                        && owner.startsWith("java/util/")
                        && Steps.readsArguments(name)) {
                    super.visitInsn(Opcodes.DUP);
                    hook("passes", "(Ljava/lang/Object;)V");
                }
            }
            super.visitMethodInsn(opcode, owner, name, type, isInterface);
            if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
                views(name, Type.getReturnType(type));
            }
        }

        /** A view of a collection is the collection: {@code values()}, {@code iterator()}. */
        private void views(String name, Type returned) {
            if (returned.getSort() == Type.OBJECT && Steps.isView(name)) {
                super.visitInsn(Opcodes.DUP);
                hook("view", "(Ljava/lang/Object;)V");
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            Object[] changed = arguments.clone();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] instanceof Handle handle
                        && handle.getOwner().startsWith("java/")
                        && (handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                                || handle.getTag() == Opcodes.H_INVOKEINTERFACE)) {
                    changed[i] = bridges.to(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, type, bootstrap, changed);
        }

        private void keep(Type type, int local) {
            super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), local);
        }

        private void restore(Type type, int local) {
            super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        }

        private void hook(String method, String type) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, method, type, false);
        }
    }
}
