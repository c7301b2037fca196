package informers.leaderelection;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import informers.api.Keys;
import informers.api.ObjectEdit;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.leaderelection.LeaderElector.Lock;
import informers.leaderelection.LeaderElector.Record;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Lease. Corresponds to client-go's {@code resourcelock.LeaseLock}. Other fields of the Lease are kept. */
final class LeaseLock implements Lock {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseLock.class);
    static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));
    private static final DateTimeFormatter MICRO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RestClient rest;
    private final String namespace;
    private final String name;
    private final String identity;
    private final Map<String, String> labels;
    private volatile @Nullable RestClient inProgress; // ended by cancel()
    private final BiConsumer<Unstructured, String> events;
    private volatile @Nullable Unstructured held;

    LeaseLock(
            RestClient rest,
            String namespace,
            String name,
            String identity,
            Map<String, String> labels,
            BiConsumer<Unstructured, String> events) {
        this.rest = Objects.requireNonNull(rest, "rest");
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.name = Objects.requireNonNull(name, "name");
        this.identity = Objects.requireNonNull(identity, "identity");
        this.labels = Map.copyOf(labels);
        this.events = Objects.requireNonNull(events, "events");
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String describe() {
        return Keys.of(namespace, name);
    }

    @Override
    public Optional<Record> get() {
        try {
            held = request().get(name);
            return Optional.of(record(held));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void create(Record record) {
        Unstructured empty = Unstructured.fromJson(
                ("{\"kind\":\"Lease\",\"apiVersion\":\"coordination.k8s.io/v1\"," + "\"metadata\":{}}")
                        .getBytes(StandardCharsets.UTF_8));
        held = request()
                .create(with(empty, record)
                        .set(name, "metadata", "name")
                        .set(namespace, "metadata", "namespace")
                        .build(LEASES));
    }

    @Override
    public void update(Record record) {
        Unstructured last = held;
        if (last == null) {
            throw new IllegalStateException("lease not initialized, call get or create first");
        }
        held = request().update(with(last, record).build(LEASES));
    }

    @Override
    public void recordEvent(String message) {
        Unstructured lease = held;
        if (lease == null) {
            return;
        }
        try {
            events.accept(lease, identity + " " + message);
        } catch (RuntimeException e) { // an event must not end a leadership
            LOG.warn("{}: cannot record \"{}\" as an event lock={}", identity, message, describe(), e);
        }
    }

    private ResourceClient<Unstructured> request() {
        RestClient scope = rest.scope();
        inProgress = scope;
        return new ResourceClient<>(scope, LEASES, namespace);
    }

    @Override
    public void cancel() {
        RestClient scope = inProgress;
        if (scope != null) {
            scope.close();
        }
    }

    private ObjectEdit with(Unstructured lease, Record record) {
        ObjectEdit edit = lease.edit()
                .set(record.holderIdentity(), "spec", "holderIdentity")
                .set(record.leaseDurationSeconds(), "spec", "leaseDurationSeconds")
                .set(MICRO_TIME.format(record.acquireTime()), "spec", "acquireTime")
                .set(MICRO_TIME.format(record.renewTime()), "spec", "renewTime")
                .set(record.leaderTransitions(), "spec", "leaseTransitions");
        labels.forEach(edit::label);
        return edit;
    }

    private static Record record(Unstructured lease) {
        JsonNode spec = lease.tree().path("spec");
        return new Record(
                spec.path("holderIdentity").asText(""),
                spec.path("leaseDurationSeconds").asInt(),
                time(spec.path("acquireTime")),
                time(spec.path("renewTime")),
                spec.path("leaseTransitions").asInt());
    }

    private static Instant time(JsonNode text) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // not set
        }
    }
}
