package informers.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a context, so that it can be mended in one go. Corresponds to {@code errConfigurationInvalid}. */
final class Problems {
    private final List<KubeconfigException> found = new ArrayList<>();

    /** The part, or the stand-in if there is something wrong with it. */
    <T extends @Nullable Object> T read(Supplier<T> part, T otherwise) {
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
