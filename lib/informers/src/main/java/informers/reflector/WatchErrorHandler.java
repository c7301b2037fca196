package informers.reflector;

import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import java.io.EOFException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Told of each list and each watch request that failed, before the reflector waits and tries again. As in client-go it is
 * <b>not</b> told of what goes wrong inside a watch that runs; for that there is {@link ReflectorMonitor}.
 *
 * <p>Called on the reflector's thread; return soon. What it throws is logged. Corresponds to client-go's
 * {@code cache.WatchErrorHandler}.
 */
@FunctionalInterface
public interface WatchErrorHandler {

    /** @param error what the ListerWatcher threw; an {@link ApiException} if the server said no */
    void handle(Reflector<?> reflector, RuntimeException error);

    /** Writes it to the log, as loud as {@link #level} says. Corresponds to {@code DefaultWatchErrorHandler}. */
    static WatchErrorHandler logging() {
        Logger log = LoggerFactory.getLogger(Reflector.class);
        return (reflector, error) -> log.atLevel(level(error))
                .setCause(error instanceof RestException ? null : error) // its message says all
                .log(
                        "{}: failed to list or watch {}: {}",
                        reflector.name(),
                        reflector.typeDescription(),
                        error.getMessage());
    }

    /** Quiet for what belongs to a server's life: a version that has expired, an answer that broke off; else an error. */
    static Level level(RuntimeException error) {
        boolean expired = error instanceof ApiException refused && refused.isExpired();
        return expired || error.getCause() instanceof EOFException ? Level.DEBUG : Level.ERROR;
    }
}
