/**
 * Floor 2: clients. They build paths, and turn bytes into objects.
 *
 * <p>Entry points: {@link informers.client.Clientset} for the kinds that this library has types for,
 * {@link informers.client.DynamicClient} for all others, {@link informers.client.MetadataClient} for metadata only,
 * {@link informers.client.DiscoveryClient} for the resources that the server has, {@link informers.client.RestMapper} to find
 * one by its name or kind. Each takes a {@link informers.client.rest.RestClient}, which takes a
 * {@link informers.client.config.ClientConfig}:
 *
 * <pre>{@code
 * try (RestClient rest = RestClient.of(Kubeconfig.load().clientConfig())) {
 *     ObjectList<ConfigMap> list = new Clientset(rest).coreV1().configMaps("default").list();
 * }
 * }</pre>
 *
 * <p>Corresponds to client-go's {@code kubernetes}, {@code dynamic}, {@code metadata}, {@code discovery} and {@code restmapper}.
 * Chapter 01 uses it.
 */
@NullMarked
package informers.client;

import org.jspecify.annotations.NullMarked;
