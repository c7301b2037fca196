package informers;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DecodeException;
import informers.api.KeyException;
import informers.api.Status;
import informers.client.config.KubeconfigException;
import informers.client.rest.ApiException;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import informers.internal.store.TransactionException;
import informers.queue.QueueClosedException;
import informers.store.ConsistencyStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All exceptions can be serialized, because queues, remote calls and test reports do so. */
class SerializationTest {
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E again(E exception) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(exception);
            return (E) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("" + exception.getClass(), e);
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    @Test
    @DisplayName("every method of every exception returns the same after serialization")
    void everyGetter() throws ReflectiveOperationException {
        Status status = new Status("Failure", "gone", "NotFound", 404, List.of(new Status.Cause("r", "m", "f")), 3);
        RuntimeException cause = new IllegalStateException("why");
        List<Throwable> all = List.of(
                new ApiException("GET", "http://x/y", 404, status, 3),
                new UnexpectedResponseException("GET", "http://x/y", "odd", cause),
                new UnreachableException(
                        "GET", "http://x/y", UnreachableException.Reason.BROKEN, "lost", new SocketException("reset")),
                new DecodeException("bad", cause),
                new KeyException(new Object(), cause),
                new KubeconfigException("bad"),
                new QueueClosedException(),
                new ConsistencyStore.ConsistencyException("5", "10", "statefulsets.apps"),
                new TransactionException(List.of(0, 2), 3, List.of(cause)));
        for (Throwable exception : all) {
            Throwable back = again(exception);
            for (Method method : exception.getClass().getMethods()) {
                if (method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getDeclaringClass().getName().startsWith("informers.")) {
                    assertThat(text(method.invoke(back)))
                            .as(exception.getClass().getSimpleName() + "." + method.getName())
                            .isEqualTo(text(method.invoke(exception)));
                }
            }
            assertThat(back).hasMessage(exception.getMessage());
        }
        ApiException api = again(new ApiException("GET", "http://x/y", 404, status, 3));
        assertThat(api.isNotFound()).isTrue();
        assertThat(api.status()).isEqualTo(status);
        assertThat(api.body()).isEmpty();
        assertThat(api.retryAfter()).contains(Duration.ofSeconds(3));
    }
}
