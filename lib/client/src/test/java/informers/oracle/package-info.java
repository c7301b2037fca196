/**
 * The real kubectl as the oracle for manifests and kubeconfigs: both read the same input, and the results are compared. Part of
 * the {@code proof} profile only, see docs/proof.md.
 */
@NullMarked
package informers.oracle;

import org.jspecify.annotations.NullMarked;
