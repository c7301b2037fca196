/**
 * Other clients against the replay server: they list, watch the recorded changes to their end and beyond, and run a
 * controller, each as it does against a real cluster. Not in the default build: see {@code lib/interop/README.md}.
 */
package interop;
