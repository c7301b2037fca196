package informers.reflector;

/** In place of the library's class: compiled code does not know its lines. */
final class Caller {
    private Caller() {}

    static String place() {
        return "reflector";
    }
}
