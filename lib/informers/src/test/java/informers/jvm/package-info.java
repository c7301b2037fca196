/** Programs in JVMs of their own: with few modules, or with work to do in a shutdown hook. */
@NullMarked
package informers.jvm;

import org.jspecify.annotations.NullMarked;
