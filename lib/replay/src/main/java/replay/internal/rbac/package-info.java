/**
 * Who may do what: the role-based access control of Kubernetes, evaluated over the roles and bindings of a cluster.
 *
 * <p>Entry point: {@link replay.internal.rbac.Authorizer}. Nothing here knows HTTP or tapes. Corresponds to
 * {@code plugin/pkg/auth/authorizer/rbac} of Kubernetes.
 */
@NullMarked
package replay.internal.rbac;

import org.jspecify.annotations.NullMarked;
