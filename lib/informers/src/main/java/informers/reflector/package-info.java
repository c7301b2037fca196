/**
 * Floor 5: the reflector, which keeps a store or queue equal to what the server has, come what may.
 *
 * <p>Entry point: {@link informers.reflector.Reflector}. Answers to client-go's {@code tools/cache/reflector.go}. Chapter
 * 04 opens it.
 */
@NullMarked
package informers.reflector;

import org.jspecify.annotations.NullMarked;
