package informers.reflector;

import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import java.io.EOFException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Told of each list and each watch request that failed, before the reflector waits and tries again. As in client-go it is
 * <b>not</b> told of what goes wrong inside a watch that runs; for that there is {@link ReflectorMonitor}.
 *
 * <p>Called on the reflector's thread; return soon. What it throws is logged. Answers to client-go's
 * {@code cache.WatchErrorHandler}.
 */
@FunctionalInterface
public interface WatchErrorHandler {

    /** @param error what the ListerWatcher threw; an {@link ApiException} if the server said no */
    void handle(Reflector<?> reflector, RuntimeException error);

    /** Writes it to the log: an expired version quietly, for that is normal; a real error as one. */
    static WatchErrorHandler logging() {
        Logger log = LoggerFactory.getLogger(Reflector.class);
        return (reflector, error) -> {
            if (error instanceof ApiException refused && refused.status().isExpired()) {
                log.debug(
                        "{}: watch of {} closed with: {}",
                        reflector.name(),
                        reflector.typeDescription(),
                        error.getMessage());
            } else if (error.getCause() instanceof EOFException) {
                log.debug(
                        "{}: watch for {} closed early: {}",
                        reflector.name(),
                        reflector.typeDescription(),
                        error.getMessage());
            } else if (error instanceof RestException) {
                log.error(
                        "{}: failed to list or watch {}: {}",
                        reflector.name(),
                        reflector.typeDescription(),
                        error.getMessage());
            } else {
                log.error("{}: failed to list or watch {}", reflector.name(), reflector.typeDescription(), error);
            }
        };
    }
}
