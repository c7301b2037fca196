/**
 * Floor 2: where the server is and who we are, as {@code kubectl} reads it from kubeconfig files.
 *
 * <p>Entry point: {@link informers.client.config.Kubeconfig#load()}, which gives a
 * {@link informers.client.config.ClientConfig} for a context. Whatever is wrong in a file is said with the file, the
 * entry and the mend; what this library cannot do (yet) is refused, never passed over.
 *
 * <p>Answers to client-go's {@code tools/clientcmd}. Chapter 01 opens it.
 */
@NullMarked
package informers.client.config;

import org.jspecify.annotations.NullMarked;
