package informers.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects all problems of a context, so that they can be corrected at once. Corresponds to {@code
 * errConfigurationInvalid}.
 */
final class Problems {
    private final List<KubeconfigException> found = new ArrayList<>();

    /** Returns the part; null, and records the problem, if it cannot be read. */
    <T> @Nullable T readOrNull(Supplier<@Nullable T> part) {
        try {
            return part.get();
        } catch (KubeconfigException e) {
            found.add(e);
            return null;
        }
    }

    /** Returns the part; {@code otherwise}, and records the problem, if it cannot be read. */
    <T> T read(Supplier<T> part, T otherwise) {
        T read = readOrNull(part);
        return read == null ? otherwise : read;
    }

    void add(KubeconfigException problem) {
        found.add(problem);
    }

    /** Throws the problem, or one exception with all of them. */
    void throwIfAny() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            KubeconfigException all = new KubeconfigException(
                    String.join("\n", found.stream().map(Throwable::getMessage).toList()));
            found.forEach(all::addSuppressed);
            throw all;
        }
    }
}
