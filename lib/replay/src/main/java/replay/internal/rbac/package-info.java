/**
 * Role-based access control, evaluated over the roles and bindings of a cluster.
 *
 * <p>Entry point: {@link replay.internal.rbac.Authorizer}. Independent of HTTP and tapes. Corresponds to {@code
 * plugin/pkg/auth/authorizer/rbac} of Kubernetes.
 */
@NullMarked
package replay.internal.rbac;

import org.jspecify.annotations.NullMarked;
