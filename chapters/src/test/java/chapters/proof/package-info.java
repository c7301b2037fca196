/** The proof that the grading of each chapter can be trusted. */
@NullMarked
package chapters.proof;

import org.jspecify.annotations.NullMarked;
