/** Fuzzing, for the modules that have targets: they add this folder as a test source root. It is not part of the test kit's jar. */
@NullMarked
package fuzz;

import org.jspecify.annotations.NullMarked;
