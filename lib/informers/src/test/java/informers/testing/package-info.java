/**
 * What tests of several floors share: objects, a server that follows a script, a store that remembers what it was told.
 */
@NullMarked
package informers.testing;

import org.jspecify.annotations.NullMarked;
