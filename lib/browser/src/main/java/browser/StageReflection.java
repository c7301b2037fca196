package browser;

import org.teavm.extension.Autoregistered;
import org.teavm.extension.introspect.IntrospectField;
import org.teavm.extension.spi.reflection.SimpleReflectionPolicy;

/** Names the classes whose fields {@link workbook.stage.AnswerFields} reads: queues and processors, of the library and the chapters. */
@Autoregistered
public final class StageReflection extends SimpleReflectionPolicy {
    @Override
    protected void setup() {
        selectClasses(type -> type != null && isRead(type.name())).reflectableFields((IntrospectField any) -> true);
    }

    private static boolean isRead(String name) {
        return name.indexOf('.') < 0
                || name.startsWith("informers.queue.")
                || name.startsWith("informers.internal.queue.")
                || name.startsWith("informers.informer.")
                || name.startsWith("informers.internal.informer.")
                || name.startsWith("informers.workqueue.");
    }
}
