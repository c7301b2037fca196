package informers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeleteOptions;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.WriteOptions;
import informers.client.config.ClientConfig;
import informers.client.rest.RestRequest;
import informers.factory.FactoryOptions;
import informers.informer.HandlerOptions;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.listwatch.ListWatch;
import informers.reflector.ReflectorOptions;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Options reject null when it is set, with the name of the parameter, and not later on another thread. */
class NullArgumentsTest {
    private static final List<Object> OPTIONS = List.of(
            FactoryOptions.DEFAULT,
            HandlerOptions.DEFAULT,
            ListOptions.ALL,
            WriteOptions.DEFAULT,
            DeleteOptions.DEFAULT,
            ClientConfig.of("http://127.0.0.1:1"),
            RestRequest.get("/api"),
            InformerParts.<Pod>standard(),
            ReflectorOptions.of(Pod.TYPE),
            InformerOptions.of(
                    ListWatch.<Pod>of(
                            options -> {
                                throw new AssertionError();
                            },
                            options -> {
                                throw new AssertionError();
                            }),
                    Pod.TYPE));

    @Test
    @DisplayName("every with...(null) is refused, unless null is allowed")
    void withers() throws IllegalAccessException {
        int refused = 0;
        for (Object options : OPTIONS) {
            for (Method method : options.getClass().getMethods()) {
                if (!method.getName().startsWith("with")
                        || method.getParameterCount() != 1
                        || method.getParameterTypes()[0].isPrimitive()
                        || isNullable(options, method)) {
                    continue;
                }
                String what = options.getClass().getSimpleName() + "." + method.getName() + "(null)";
                try {
                    method.invoke(options, (Object) null);
                    throw new AssertionError(what + " was accepted");
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause()).as(what).isInstanceOf(NullPointerException.class);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    /** Returns whether null is allowed: by the parameter's type, or by that of the record component that it sets. */
    private static boolean isNullable(Object options, Method method) {
        AnnotatedType type = method.getAnnotatedParameterTypes()[0];
        if (type.isAnnotationPresent(Nullable.class)) {
            return true;
        }
        String name = method.getName().substring("with".length());
        return options.getClass().isRecord()
                && List.of(options.getClass().getRecordComponents()).stream()
                        .anyMatch(c -> c.getName().equalsIgnoreCase(name)
                                && c.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    @Test
    @DisplayName("the message is the name of the parameter")
    void names() {
        assertThatThrownBy(() -> FactoryOptions.DEFAULT.withNamespace(null)).hasMessage("namespace");
        assertThatThrownBy(() -> ListOptions.ALL.withLabelSelector(null)).hasMessage("labelSelector");
        assertThatThrownBy(() -> new GroupVersionResource("apps", "v1", null)).hasMessage("resource");
        assertThatThrownBy(() -> ClientConfig.of(null)).hasMessage("server");
    }
}
