/**
 * Floor 2: who we are, request by request. A token file is read again, an exec plugin is run again, when what they gave has
 * grown old.
 *
 * <p>Entry point: {@link informers.internal.auth.CredentialSource#of}. The rest client asks it before every request.
 *
 * <p>Corresponds to client-go's {@code plugin/pkg/client/auth/exec} and {@code transport/token_source.go}. No chapter opens it.
 */
@NullMarked
package informers.internal.auth;

import org.jspecify.annotations.NullMarked;
