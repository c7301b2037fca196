/**
 * A window in a terminal: keys as they are pressed, and a screen that is drawn as a whole. It needs a POSIX system with {@code sh} and
 * {@code stty}, and no native code.
 */
@NullMarked
package workbook.window;

import org.jspecify.annotations.NullMarked;
