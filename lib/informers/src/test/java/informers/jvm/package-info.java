/** Programs in separate JVMs: with few modules, or with a shutdown hook that closes a loop. */
@NullMarked
package informers.jvm;

import org.jspecify.annotations.NullMarked;
