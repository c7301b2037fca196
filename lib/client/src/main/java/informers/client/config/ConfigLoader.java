package informers.client.config;

import informers.client.config.KubeconfigException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the cluster as {@code kubectl} does, outside of a cluster and inside: in the kubeconfig, and if there is none,
 * from the pod that this process runs in.
 *
 * <p>Thread-safe. Corresponds to {@code DeferredLoadingClientConfig} of {@code clientcmd/merged_client_builder.go}.
 */
final class ConfigLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigLoader.class);

    private ConfigLoader() {}

    /**
     * Loads a configuration with overrides, for instance from the command line.
     *
     * @param explicit the only kubeconfig to read; null for those that the environment names
     * @param overrides what replaces fields of the kubeconfig
     * @param environment the environment variables
     * @param pod the configuration if there is no kubeconfig
     * @return the configuration
     * @throws KubeconfigException if there is no cluster, or its configuration cannot be used
     */
    static ClientConfig load(
            @Nullable Path explicit, ConfigOverrides overrides, Map<String, String> environment, InClusterConfig pod) {
        ClientConfig config;
        Kubeconfig kubeconfig;
        try {
            kubeconfig = Kubeconfig.load(explicit, environment);
            config = kubeconfig.clientConfig(overrides);
        } catch (KubeconfigException e) {
            if (e.reason() != Reason.EMPTY || !pod.isPossible()) {
                throw e;
            }
            LOG.info("{} Using {}.", e.getMessage(), pod);
            return pod.clientConfig(overrides);
        }
        boolean useThePods = !kubeconfig.saysNamespace(overrides) && pod.isPossible();
        return useThePods ? config.withNamespace(pod.namespace()) : config;
    }
}
