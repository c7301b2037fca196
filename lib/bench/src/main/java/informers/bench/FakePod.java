package informers.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * A pod of about 3.6 KB like those of a Deployment, with managedFields, an owner and conditions. Its bytes are created once; the
 * fields that an event changes (resourceVersion, phase) have a fixed width and are overwritten.
 */
final class FakePod {
    static final int APPS = 100; // values of the label app
    static final int NODES = 50;
    static final int NAMESPACES = 100;
    static final long FIRST_VERSION = 100_000_000; // versions have nine digits from here on

    private static final String TEMPLATE = template();

    final String namespace;
    final String name;

    /** As an item of a list: without kind and apiVersion. */
    final byte[] json;

    /** The offset after the closing brace of the metadata, which is the first field. */
    final int metadataEnd;

    /** The offsets of managedFields, which are the last field of the metadata, with the comma before them. */
    final int managedFrom;

    final int managedTo;

    final int versionAt;
    final int phaseAt;

    FakePod(int number) {
        Random random = new Random(number); // the same pods in every run
        String app = "app-" + number % APPS;
        String set = app + "-5d4f8c7b9d";
        this.namespace = "ns-" + number / APPS % NAMESPACES;
        this.name = set + "-" + Integer.toString(1_000_000 + number, 36);
        String text = TEMPLATE.replace("@NAME@", name)
                .replace("@SET@", set)
                .replace("@NAMESPACE@", namespace)
                .replace("@UID@", uuid(random))
                .replace("@SETUID@", uuid(new Random(-1 - number / 10))) // ten pods a ReplicaSet
                .replace("@VERSION@", Long.toString(FIRST_VERSION))
                .replace("@APP@", app)
                .replace("@NODE@", "node-" + number % NODES)
                .replace("@IP@", "10." + number % 250 + "." + number / 250 % 250 + "." + random.nextInt(250))
                .replace("@PHASE@", "Running")
                .replace(
                        "@CONTAINER@",
                        (uuid(random) + uuid(random)).replace("-", "").substring(0, 64));
        this.json = text.getBytes(StandardCharsets.US_ASCII);
        this.metadataEnd = text.indexOf(",\"spec\":");
        this.managedFrom = text.indexOf(",\"managedFields\":");
        this.managedTo = metadataEnd - 1;
        this.versionAt = text.indexOf(Long.toString(FIRST_VERSION));
        this.phaseAt = text.indexOf("Running");
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Changes the pod's phase, at this version. */
    void change(long version) {
        byte[] digits = Long.toString(version).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, json, versionAt, digits.length);
        byte[] phase = (version % 2 == 0 ? "Running" : "Pending").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(phase, 0, json, phaseAt, phase.length);
    }

    /** As a GET or an event has it: with kind and apiVersion. */
    byte[] whole() {
        byte[] head = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + json.length - 1);
        System.arraycopy(json, 1, whole, head.length, json.length - 1);
        return whole;
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(FakePod.class.getResourceAsStream("pod.json"))) {
            return new JsonMapper().readTree(in).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
