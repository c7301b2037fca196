/**
 * Replays what the real client-go did, operation by operation: {@link informers.vectors.VectorsTest}. The files are those
 * in {@code src/test/resources/vectors}, a zip a version of client-go, or another folder's:
 *
 * <pre>mvn -pl lib/informers -am test -Dtest=VectorsTest -Dsurefire.failIfNoSpecifiedTests=false -Dvectors.dir=DIR</pre>
 */
@NullMarked
package informers.vectors;

import org.jspecify.annotations.NullMarked;
