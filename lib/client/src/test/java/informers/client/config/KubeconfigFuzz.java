package informers.client.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.internal.config.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kubeconfigs: contexts or a KubeconfigException; written as JSON and read again, they are the same. */
public final class KubeconfigFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("/no/such/folder/config");

    private KubeconfigFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws JsonProcessingException {
        Map<?, ?> fields;
        try {
            fields = Yaml.fields(Yaml.text(input, "input"), "input");
            Kubeconfig kubeconfig = new Kubeconfig(List.of(KubeconfigFile.of(FILE, fields)));
            for (String context : kubeconfig.contexts()) {
                read(kubeconfig, context);
            }
        } catch (KubeconfigException e) {
            return;
        }
        String json = JSON.writeValueAsString(fields);
        Map<?, ?> again = Yaml.fields(json, "again");
        if (!again.equals(fields)) {
            throw new AssertionError("read is " + json + ", read again it is " + JSON.writeValueAsString(again));
        }
    }

    private static void read(Kubeconfig kubeconfig, String context) {
        try {
            if (kubeconfig.clientConfig(context).toString().isEmpty()) {
                throw new AssertionError("a configuration has a text");
            }
        } catch (KubeconfigException e) {
            // says what is wrong with this context
        }
    }
}
