package workbook.grade;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers that do nothing, implemented by proxies of the contract's interface. No graded test may pass on {@link #NULLS} or {@link
 * #EMPTIES}, and each must be not started on {@link #TODOS}.
 */
enum LazyAnswer implements AnswerSource {
    /** Returns null, 0 and false; does nothing. */
    NULLS {
        @Override
        @Nullable
        Object answerTo(Method method, Class<?> type, ThreadReports sightings) {
            return zero(type);
        }
    },
    /** Returns empty values: "", an empty list, an object whose methods return empty values; and true. */
    EMPTIES {
        @Override
        @Nullable
        Object answerTo(Method method, Class<?> type, ThreadReports sightings) {
            return empty(type, sightings);
        }
    },
    /** Throws a Todo from every method, as an exercise that is not started. */
    TODOS {
        @Override
        @Nullable
        Object answerTo(Method method, Class<?> type, ThreadReports sightings) {
            Todo todo = new Todo(method.getName());
            sightings.todo(todo);
            throw todo;
        }
    };

    abstract @Nullable Object answerTo(Method method, Class<?> type, ThreadReports sightings);

    @Override
    public void prepare(Class<?> contract, Class<?> type) {}

    @Override
    public Maker start(Class<?> type, ThreadReports sightings) {
        return args -> proxy(type, sightings);
    }

    @Override
    public String fileName() {
        return "";
    }

    Object proxy(Class<?> type, ThreadReports sightings) {
        InvocationHandler handler = (self, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "a lazy " + type.getSimpleName() + " (" + name() + ")";
                };
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, args);
            }
            return answerTo(method, method.getReturnType(), sightings);
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object zero(Class<?> type) {
        if (!type.isPrimitive() || type == void.class) {
            return null;
        }
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }

    @Nullable
    Object empty(Class<?> type, ThreadReports sightings) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (boxed == Boolean.class) {
            return true;
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
        }
        List<Object> candidates = List.of(
                "",
                List.of(),
                Set.of(),
                Map.of(),
                new TreeMap<>(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Stream.empty(),
                List.of().iterator());
        for (Object candidate : candidates) {
            if (boxed.isInstance(candidate) && boxed != Object.class) {
                return candidate;
            }
        }
        if (type.isInterface() && !type.isSealed() && type.getClassLoader() != null) {
            return proxy(type, sightings);
        }
        return zero(type);
    }
}
