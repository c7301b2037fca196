/** Decoding below {@code informers.watch}: from bytes to watch events. Corresponds to apimachinery's {@code runtime/serializer/streaming}. */
@NullMarked
package informers.internal.watch;

import org.jspecify.annotations.NullMarked;
