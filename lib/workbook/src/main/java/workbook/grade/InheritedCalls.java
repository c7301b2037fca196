package workbook.grade;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Resolves calls of inherited methods: a class file names the class through which a method is called, such as {@code My$Worker}, and
 * not {@code java.lang.Thread}, which declares it. Immutable.
 */
final class InheritedCalls {
    private final Map<String, ConstantPool> answer;
    private final @Nullable ClassLoader loader;

    /**
     * @param answer the answer's class files by class name
     * @param loader of all other classes; they are not initialized
     */
    InheritedCalls(Map<String, ConstantPool> answer, @Nullable ClassLoader loader) {
        this.answer = answer;
        this.loader = loader;
    }

    /**
     * Returns the calls, and each of them again for every superclass outside the answer that declares the method.
     *
     * @param calls {@code package.Class.method(Ldescriptor;)V}
     */
    Set<String> withDeclaringClasses(Set<String> calls) {
        Set<String> all = new TreeSet<>(calls);
        for (String call : calls) {
            int descriptor = call.indexOf('(');
            int dot = call.lastIndexOf('.', descriptor);
            String method = call.substring(dot + 1);
            if (!method.startsWith("<")) { // a constructor is not inherited
                for (Class<?> one = outside(call.substring(0, dot)); one != null; one = one.getSuperclass()) {
                    if (declares(one, method)) {
                        all.add(one.getName() + "." + method);
                    }
                }
            }
        }
        return all;
    }

    /** Returns the class, or its first superclass outside the answer; null if there is none. */
    private @Nullable Class<?> outside(String owner) {
        String name = owner;
        for (ConstantPool mine = answer.get(name); mine != null; mine = answer.get(name)) {
            name = mine.superclass();
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static boolean declares(Class<?> type, String method) {
        try {
            for (Method one : type.getDeclaredMethods()) {
                String descriptor = MethodType.methodType(one.getReturnType(), one.getParameterTypes())
                        .toMethodDescriptorString();
                if (method.equals(one.getName() + descriptor)) {
                    return true;
                }
            }
            return false;
        } catch (LinkageError e) {
            return true; // the class of a parameter is missing: assume that the method is declared
        }
    }
}
