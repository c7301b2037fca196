/** {@code ./jbang record}: records a tape of a real cluster with {@link replay.record.Recorder}. */
@NullMarked
package workbook.record;

import org.jspecify.annotations.NullMarked;
