package workbook.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Handles each Ctrl-C (SIGINT), SIGTERM and SIGHUP. A shutdown hook runs only once, and while it runs the JVM starts no further hooks.
 *
 * <p>The class {@code sun.misc.Signal} of the module jdk.unsupported is used by reflection, because it is not part of the platform: a
 * runtime may not have it.
 */
final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /**
     * Calls the action with the number of each signal from now on, each time on a thread of its own. A signal that the parent
     * process ignores (nohup, background jobs of a script) stays ignored.
     *
     * @return whether this runtime supports it
     */
    static boolean handle(IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler body = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.accept((int) signal.getMethod("getNumber").invoke(arguments[0]));
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the workbook's signal handler";
            };
            Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, body);
            int handled = 0;
            for (String name : NAMES) {
                handled += handle(name, signal, handler, proxy) ? 1 : 0;
            }
            return handled > 0;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private static boolean handle(String name, Class<?> signal, Class<?> handler, Object proxy)
            throws ReflectiveOperationException {
        try {
            Object one = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, one, proxy);
            return true;
        } catch (InvocationTargetException e) {
            return false; // Windows has no HUP, and with -Xrs Java does not handle signals
        }
    }
}
