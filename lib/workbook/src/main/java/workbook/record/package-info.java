/** {@code ./jbang record}: makes a tape of a real cluster with {@link replay.record.Recorder}. */
@NullMarked
package workbook.record;

import org.jspecify.annotations.NullMarked;
