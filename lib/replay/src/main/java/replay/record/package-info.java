/**
 * {@code ./jbang record}: a tape of a real cluster.
 *
 * <p>Entry point: {@link workbook.record.RecordCommand}; the work is done by {@code Recorder}. It reads and never writes
 * to the cluster. What is secret is blanked as it comes ({@code Blanks}), before anything else sees it.
 */
@NullMarked
package replay.record;

import org.jspecify.annotations.NullMarked;
