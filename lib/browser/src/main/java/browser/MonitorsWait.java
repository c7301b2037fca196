package browser;

import org.teavm.interop.Async;
import org.teavm.model.AnnotationHolder;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.instructions.MonitorEnterInstruction;

/**
 * Makes the chapters' methods wait at {@code synchronized}. TeaVM 0.16 compiles a method that calls nothing that waits as one that cannot wait,
 * although it has a monitor: where a JVM's thread waits for the lock, its thread gets an IllegalStateException.
 */
public final class MonitorsWait implements ClassHolderTransformer {
    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (type.getName().indexOf('.') >= 0) {
            return; // the library waits by its own locks
        }
        for (MethodHolder method : type.getMethods()) {
            if (method.getProgram() != null && hasMonitor(method)) {
                method.getAnnotations().add(new AnnotationHolder(Async.class.getName()));
            }
        }
    }

    private static boolean hasMonitor(MethodHolder method) {
        if (method.hasModifier(ElementModifier.SYNCHRONIZED)) {
            return true;
        }
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof MonitorEnterInstruction) {
                    return true;
                }
            }
        }
        return false;
    }
}
