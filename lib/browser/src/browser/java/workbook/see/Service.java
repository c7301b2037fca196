package workbook.see;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The way from worker.js into the compiled classes and back. */
public interface Service {
    /**
     * Answers a request with maps, lists, texts and numbers.
     *
     * @throws IllegalArgumentException if it is not as expected; the message says what was
     */
    Object answer(String operation, String[] arguments) throws Exception;

    /** What JavaScript calls. */
    @JSFunctor
    interface Requests extends JSObject {
        void request(String operation, String[] arguments, Reply reply);
    }

    /** What JavaScript is called with: one of the two is null. */
    @JSFunctor
    interface Reply extends JSObject {
        void with(String json, String problem);
    }

    /** Makes a service known to worker.js. Code that JavaScript calls must not wait, so each request has a thread. */
    static void start(Service service) {
        Calls.offer((operation, arguments, reply) -> new Thread(() -> {
                    try {
                        reply.with(JsonText.of(service.answer(operation, arguments)), null);
                    } catch (IllegalArgumentException e) {
                        reply.with(null, String.valueOf(e.getMessage()));
                    } catch (Throwable e) {
                        reply.with(null, String.valueOf(e));
                    }
                })
                .start());
    }

    /** Native methods. */
    final class Calls {
        private Calls() {}

        @JSBody(params = "requests", script = "self.engine = requests;")
        static native void offer(Requests requests);
    }
}
