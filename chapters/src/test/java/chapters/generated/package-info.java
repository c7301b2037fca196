/**
 * Wrong answers that a program generates: it changes right answers in small ways, and looks for changes that no graded test
 * finds.
 */
package chapters.generated;
