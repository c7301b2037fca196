/**
 * {@code ./jbang workbook trace 03}: a chapter's part at work, operation by operation.
 *
 * <p>A chapter offers a {@link workbook.trace.Trace}: a public class in its folder, or in its
 * folder {@code test}, whose name ends with {@code Trace}.
 * It tells a story to a {@link workbook.trace.Tracer}, which prints each step and what it has changed: what the trace
 * shows, and the fields of the answer, the library's or the learner's, whatever they are called.
 */
@NullMarked
package workbook.trace;

import org.jspecify.annotations.NullMarked;
