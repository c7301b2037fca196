/**
 * {@code ./jbang workbook trace 03}: shows the operations of a chapter's class one by one.
 *
 * <p>A chapter offers a {@link workbook.trace.Trace}: a public class in its folder, or in its
 * folder {@code test}, whose name ends with {@code Trace}.
 * It runs operations through a {@link workbook.trace.Tracer}, which prints each step and its changes: the parts of the state that
 * the trace names, and the fields of the answer, the library's or the learner's.
 */
@NullMarked
package workbook.trace;

import org.jspecify.annotations.NullMarked;
