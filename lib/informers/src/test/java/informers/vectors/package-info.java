/**
 * Repeats recorded operations of the real client-go, and compares the results: {@link informers.vectors.VectorsTest}. The files are those
 * in {@code src/test/resources/vectors}, one zip for each version of client-go, or those of another folder:
 *
 * <pre>mvn -pl lib/informers -am test -Dtest=VectorsTest -Dsurefire.failIfNoSpecifiedTests=false -Dvectors.dir=DIR</pre>
 */
@NullMarked
package informers.vectors;

import org.jspecify.annotations.NullMarked;
