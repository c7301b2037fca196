/** What holds for all chapters. */
@NullMarked
package chapters;

import org.jspecify.annotations.NullMarked;
