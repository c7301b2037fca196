package informers.client.config;

import informers.client.config.KubeconfigException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the cluster as {@code kubectl} does, outside of one and inside: from the kubeconfig, and if there is none, from the
 * pod in which we run.
 *
 * <p>Any thread. Corresponds to {@code DeferredLoadingClientConfig} of {@code clientcmd/merged_client_builder.go}.
 */
public final class ConfigLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigLoader.class);

    private ConfigLoader() {}

    /** @throws KubeconfigException if there is no cluster, or its configuration cannot be used */
    public static ClientConfig load() {
        return load(null, ConfigOverrides.NONE, System.getenv(), InClusterConfig.ofThisProcess());
    }

    /**
     * The same, in surroundings of the caller's choice.
     *
     * @param explicit the one file to read; null for what the environment says
     * @throws KubeconfigException if there is no cluster, or its configuration cannot be used
     */
    public static ClientConfig load(
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
            LOG.info("{} So it is {}.", e.getMessage(), pod);
            return pod.clientConfig(overrides);
        }
        boolean nobodySays = !kubeconfig.saysNamespace(overrides) && pod.isPossible();
        return nobodySays ? config.withNamespace(pod.namespace()) : config;
    }
}
