package replay.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.DecodeException;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.Unstructured;
import informers.client.ApiResource;
import informers.client.DynamicClient;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.client.rest.RestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import replay.internal.tape.Tape;
import replay.internal.tape.TapeWriter;

/** Creates the recorders of the requested resources, after the documents were recorded. Not thread-safe. */
final class RecorderSetup {

    private final RestClient rest;
    private final TapeWriter tape;
    private final String namespace;
    private final SecretRedactor redactor;
    private final RecordingClock clock;
    private final Progress progress;

    /** @param namespace {@code ""} for all */
    RecorderSetup(
            RestClient rest,
            TapeWriter tape,
            String namespace,
            SecretRedactor redactor,
            RecordingClock clock,
            Progress progress) {
        this.rest = rest;
        this.tape = tape;
        this.namespace = namespace;
        this.redactor = redactor;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Returns one recorder for each resource and one for namespaces, without which clients could not write. Two
     * resources with the same objects share a recorder.
     */
    List<ResourceRecorder> recorders(Collection<ApiResource> chosen) {
        Map<GroupVersionResource, ResourceRecorder> recorders = new LinkedHashMap<>();
        recorders.put(Tape.NAMESPACES, recorder(Tape.NAMESPACES, false));
        for (ApiResource resource : chosen) {
            Optional<GroupVersionResource> storage = tape.storage(resource.resource());
            if (storage.isEmpty()) {
                progress.of(resource.resource().groupResource(), "left out: its API did not list its resources");
            } else {
                recorders.computeIfAbsent(storage.get(), gvr -> recorder(gvr, resource.namespaced()));
            }
        }
        return new ArrayList<>(recorders.values());
    }

    private ResourceRecorder recorder(GroupVersionResource resource, boolean namespaced) {
        ResourceClient<Unstructured> client = new DynamicClient(rest).resource(resource);
        ListOptions options = ListOptions.ALL;
        if (!namespace.isEmpty() && namespaced) {
            client = client.namespace(namespace);
        } else if (!namespace.isEmpty() && resource.equals(Tape.NAMESPACES)) {
            options = options.withFieldSelector("metadata.name=" + namespace);
        }
        return new ResourceRecorder(resource, client, options, redactor, clock, progress);
    }

    /** Records the definitions of custom resources, which contain the columns for kubectl. */
    void takeDefinitions(Collection<ApiResource> chosen) {
        List<String> names = chosen.stream()
                .filter(resource -> resource.group().contains(".")) // as that of a custom resource always is
                .map(resource -> resource.resource().groupResource())
                .toList();
        if (names.isEmpty() || names.contains(Tape.CRDS.groupResource())) {
            return;
        }
        ResourceClient<Unstructured> definitions = new DynamicClient(rest).resource(Tape.CRDS);
        try {
            Pages.list(definitions, ListOptions.ALL).items().forEach(definition -> {
                if (names.contains(definition.name())) {
                    ObjectNode tree = (ObjectNode) definition.tree();
                    redactor.redact(tree);
                    tape.object(Tape.CRDS, tree);
                }
            });
        } catch (RestException | DecodeException e) {
            progress.of(
                    Tape.CRDS.groupResource(),
                    "cannot be read, so that kubectl will show few columns of custom resources: "
                            + ResourceRecorder.brief(e));
        }
    }
}
