/**
 * Other people's clients against the replay server: they list, watch a story to its end and far beyond, and run a
 * controller, each as it does against a real cluster. Not in the default build: see {@code lib/interop/README.md}.
 */
package interop;
