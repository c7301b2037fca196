package informers.reflector;

import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import java.io.EOFException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Called for each LIST and each request for a watch that failed, before the reflector waits and retries. As in client-go, it
 * is not called for errors inside an open watch; for those there is {@link ReflectorMonitor}.
 *
 * <p>Called on the reflector's thread; an implementation must return quickly. Exceptions are logged and otherwise ignored.
 * Corresponds to client-go's {@code cache.WatchErrorHandler}.
 */
@FunctionalInterface
public interface WatchErrorHandler {

    /**
     * Handles a failed request.
     *
     * @param reflector the reflector
     * @param error what the ListerWatcher threw; an {@link ApiException} if the server refused the request
     */
    void handle(Reflector<?> reflector, RuntimeException error);

    /**
     * Returns a handler that logs errors at their {@link #level}. Corresponds to client-go's
     * {@code DefaultWatchErrorHandler}.
     *
     * @return the handler
     */
    static WatchErrorHandler logging() {
        Logger log = LoggerFactory.getLogger(Reflector.class);
        return (reflector, error) -> log.atLevel(level(error))
                .setCause(error instanceof RestException ? null : error) // the message of a RestException is complete
                .log(
                        "{}: failed to list or watch {}; retrying after a backoff error=\"{}\"",
                        reflector.name(),
                        reflector.typeDescription(),
                        error.getMessage());
    }

    /**
     * Returns the log level of an error.
     *
     * @param error what the ListerWatcher threw
     * @return DEBUG for what is expected in normal operation (an expired resourceVersion, a response that ended early);
     *     otherwise ERROR
     */
    static Level level(RuntimeException error) {
        boolean expired = error instanceof ApiException refused && refused.isExpired();
        return expired || error.getCause() instanceof EOFException ? Level.DEBUG : Level.ERROR;
    }
}
