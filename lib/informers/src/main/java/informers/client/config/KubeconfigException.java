package informers.client.config;

import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig that cannot be used. The message names the file and the entry, and says what to do. It never holds a
 * secret.
 *
 * <p>A value; any thread. Answers to the errors of {@code tools/clientcmd/validation.go}.
 */
public final class KubeconfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KubeconfigException(String message) {
        super(message);
    }

    public KubeconfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
