/** Tests that run over all chapters. */
@NullMarked
package chapters;

import org.jspecify.annotations.NullMarked;
