/**
 * Floor 2: the address of the server and the credentials, as {@code kubectl} reads them from kubeconfig files, or from
 * the pod that this process runs in.
 *
 * <p>Entry points: {@link informers.client.config.ClientConfig#load()}, which finds the cluster as kubectl does, and
 * {@link informers.client.config.Kubeconfig#load()}, which has a {@link informers.client.config.ClientConfig} for each
 * context. Every error names the file, the entry and what to do; what this library does not support is rejected, never
 * ignored. Nothing is run or sent here: an exec plugin is only described, and {@code informers.internal.auth} runs it.
 *
 * <p>Corresponds to client-go's {@code tools/clientcmd} ({@code docs/clientcmd-cases.md} lists the cases). Chapter 01
 * uses it.
 */
@NullMarked
package informers.client.config;

import org.jspecify.annotations.NullMarked;
