/** {@code ./jbang replay}: serves the recorded clusters to kubectl and to other programs. */
@NullMarked
package workbook.replay;

import org.jspecify.annotations.NullMarked;
