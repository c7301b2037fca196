package informers.store;

import java.util.List;

/**
 * The values under which an index finds an object; none, one or many. Called under the store's lock, so it must be quick
 * and must not call the store. Answers to client-go's {@code cache.IndexFunc}.
 */
@FunctionalInterface
public interface IndexFunc<T> {
    List<String> values(T object);
}
