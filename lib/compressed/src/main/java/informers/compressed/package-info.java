/** A store that keeps its objects compressed: {@link informers.compressed.CompressedIndexer}. */
@NullMarked
package informers.compressed;

import org.jspecify.annotations.NullMarked;
