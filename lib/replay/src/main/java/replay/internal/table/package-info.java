/**
 * Tables (meta.k8s.io/v1): the columns that a real API server prints for {@code kubectl get}.
 *
 * <p>Entry point: {@link replay.internal.table.Tables}. The rules are those of Kubernetes 1.36 and are tested against
 * recorded tables.
 */
@NullMarked
package replay.internal.table;

import org.jspecify.annotations.NullMarked;
