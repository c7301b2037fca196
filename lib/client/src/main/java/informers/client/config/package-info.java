/**
 * Floor 2: where the server is and who we are, as {@code kubectl} reads it from kubeconfig files, or from the pod we run in.
 *
 * <p>Entry point: {@link informers.client.config.ConfigLoader#load()}, which finds the cluster as kubectl does; or
 * {@link informers.client.config.Kubeconfig#load()}, which gives a {@link informers.client.config.ClientConfig} for each of its
 * contexts. Whatever is wrong in a file is said with the file, the entry and the mend; what this library cannot do is
 * refused, never passed over. Nothing runs and nothing is sent here: an exec plugin is only described, and
 * {@code informers.internal.auth} runs it.
 *
 * <p>Corresponds to client-go's {@code tools/clientcmd} ({@code docs/clientcmd-cases.md} names the cases). Chapter 01 opens it.
 */
@NullMarked
package informers.client.config;

import org.jspecify.annotations.NullMarked;
