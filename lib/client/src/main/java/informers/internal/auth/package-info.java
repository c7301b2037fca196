/**
 * The credentials of each request. A token file is read again, and an exec plugin is run again, when their result is
 * too old.
 *
 * <p>Entry point: {@link informers.internal.auth.CredentialSource#of}. The REST client uses it before every request.
 *
 * <p>Corresponds to client-go's {@code plugin/pkg/client/auth/exec} and {@code transport/token_source.go}.
 */
@NullMarked
package informers.internal.auth;

import org.jspecify.annotations.NullMarked;
