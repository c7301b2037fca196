package workbook.grade;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Matches arguments with the parameters of a constructor. */
final class Arguments {
    private Arguments() {}

    static boolean fit(Class<?>[] parameters, Object[] args) {
        if (parameters.length != args.length) {
            return false;
        }
        for (int i = 0; i < args.length; i++) {
            Class<?> boxed = MethodType.methodType(parameters[i]).wrap().returnType();
            if (args[i] == null ? parameters[i].isPrimitive() : !boxed.isInstance(args[i])) {
                return false;
            }
        }
        return true;
    }

    static String names(Object[] args) {
        return Arrays.stream(args)
                .map(arg -> arg == null ? "null" : arg.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
