package informers.client;

import informers.api.ConfigMap;
import informers.api.DaemonSet;
import informers.api.Deployment;
import informers.api.Event;
import informers.api.KubeObject;
import informers.api.Namespace;
import informers.api.Node;
import informers.api.Pod;
import informers.api.ReplicaSet;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Service;
import informers.api.ServiceAccount;
import informers.api.StatefulSet;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * Clients for the kinds that this library has types for, by group and version: {@code
 * clientset.coreV1().configMaps("default").list()}.
 *
 * <p>Thread-safe. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code kubernetes.Clientset}.
 */
public final class Clientset implements AutoCloseable {
    private final RestClient rest;
    private final DiscoveryClient discovery; // one, because it has a rate limit of its own

    /**
     * Creates clients that send their requests through a REST client.
     *
     * @param rest the REST client; closed together with this object
     */
    public Clientset(RestClient rest) {
        this.rest = rest;
        this.discovery = new DiscoveryClient(rest);
    }

    /**
     * Creates clients for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the clients
     */
    public static Clientset of(ClientConfig config) {
        return new Clientset(RestClient.of(config));
    }

    /** {@return the clients for the core group} */
    public CoreV1 coreV1() {
        return new CoreV1(rest);
    }

    /** {@return the clients for the group apps} */
    public AppsV1 appsV1() {
        return new AppsV1(rest);
    }

    /** {@return the discovery client; always the same one} */
    public DiscoveryClient discovery() {
        return discovery;
    }

    /**
     * Returns a client for a resource with a Java type.
     *
     * @param <T> the Java type of the objects
     * @param type the resource
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public <T extends KubeObject> ResourceClient<T> resource(ResourceType<T> type, String namespace) {
        return new ResourceClient<>(rest, type, namespace);
    }

    /** {@return the REST client} */
    public RestClient rest() {
        return rest;
    }

    @Override
    public void close() {
        rest.close();
    }

    /**
     * Clients for the core group, version v1. The namespace {@code ""} means all namespaces.
     *
     * <p>Thread-safe. Corresponds to client-go's {@code kubernetes/typed/core/v1}.
     */
    public static final class CoreV1 {
        private final RestClient rest;

        CoreV1(RestClient rest) {
            this.rest = rest;
        }

        /**
         * Returns a client for ConfigMaps.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<ConfigMap> configMaps(String namespace) {
            return new ResourceClient<>(rest, ConfigMap.TYPE, namespace);
        }

        /**
         * Returns a client for Events.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<Event> events(String namespace) {
            return new ResourceClient<>(rest, Event.TYPE, namespace);
        }

        /** {@return a client for Namespaces} */
        public ResourceClient<Namespace> namespaces() {
            return new ResourceClient<>(rest, Namespace.TYPE, "");
        }

        /** {@return a client for Nodes} */
        public ResourceClient<Node> nodes() {
            return new ResourceClient<>(rest, Node.TYPE, "");
        }

        /**
         * Returns a client for Pods.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<Pod> pods(String namespace) {
            return new ResourceClient<>(rest, Pod.TYPE, namespace);
        }

        /**
         * Returns a client for Secrets.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<Secret> secrets(String namespace) {
            return new ResourceClient<>(rest, Secret.TYPE, namespace);
        }

        /**
         * Returns a client for Services.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<Service> services(String namespace) {
            return new ResourceClient<>(rest, Service.TYPE, namespace);
        }

        /**
         * Returns a client for ServiceAccounts.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<ServiceAccount> serviceAccounts(String namespace) {
            return new ResourceClient<>(rest, ServiceAccount.TYPE, namespace);
        }
    }

    /**
     * Clients for the group apps, version v1. The namespace {@code ""} means all namespaces.
     *
     * <p>Thread-safe. Corresponds to client-go's {@code kubernetes/typed/apps/v1}.
     */
    public static final class AppsV1 {
        private final RestClient rest;

        AppsV1(RestClient rest) {
            this.rest = rest;
        }

        /**
         * Returns a client for DaemonSets.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<DaemonSet> daemonSets(String namespace) {
            return new ResourceClient<>(rest, DaemonSet.TYPE, namespace);
        }

        /**
         * Returns a client for Deployments.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<Deployment> deployments(String namespace) {
            return new ResourceClient<>(rest, Deployment.TYPE, namespace);
        }

        /**
         * Returns a client for ReplicaSets.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<ReplicaSet> replicaSets(String namespace) {
            return new ResourceClient<>(rest, ReplicaSet.TYPE, namespace);
        }

        /**
         * Returns a client for StatefulSets.
         *
         * @param namespace {@code ""} for all namespaces
         * @return the client
         */
        public ResourceClient<StatefulSet> statefulSets(String namespace) {
            return new ResourceClient<>(rest, StatefulSet.TYPE, namespace);
        }
    }
}
