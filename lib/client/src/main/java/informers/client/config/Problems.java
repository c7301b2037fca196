package informers.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a context, so that it can be mended in one go. Corresponds to {@code errConfigurationInvalid}. */
final class Problems {
    private final List<KubeconfigException> found = new ArrayList<>();

    /** Returns the part, or null and notes the problem if it cannot be read. */
    <T> @Nullable T readOrNull(Supplier<@Nullable T> part) {
        try {
            return part.get();
        } catch (KubeconfigException e) {
            found.add(e);
            return null;
        }
    }

    /** Returns the part, or {@code otherwise} and notes the problem if it cannot be read. */
    <T> T read(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (KubeconfigException e) {
            found.add(e);
            return otherwise;
        }
    }

    void add(KubeconfigException problem) {
        found.add(problem);
    }

    /** Throws the one that was found, or one that says them all. */
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
