package informers.controller;

import informers.api.ConfigMap;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import served.Sessions;

/** Tests against a session of the tape "demo". */
@Timeout(60)
abstract class Served {
    final String url = Sessions.demo();
    final Clientset clients = Clientset.of(ClientConfig.of(url));

    @AfterEach
    void close() {
        clients.close();
    }

    static ConfigMap configMap(String namespace, String name) {
        return Unstructured.fromYaml("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: %s, namespace: %s}
                        """.formatted(name, namespace)).edit().build(ConfigMap.TYPE);
    }
}
