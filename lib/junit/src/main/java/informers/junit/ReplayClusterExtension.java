package informers.junit;

import static java.util.Objects.requireNonNull;

import informers.client.Clientset;
import informers.client.rest.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/** Gives the tests with {@link ReplayCluster} their clusters. JUnit closes what is in its stores: clusters, and in the end servers. */
final class ReplayClusterExtension implements BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(ReplayClusterExtension.class);

    private static final Map<Class<?>, Function<ReplayedCluster, Object>> PARAMETERS = Map.of(
            ReplayedCluster.class, cluster -> cluster,
            URI.class, ReplayedCluster::uri,
            RestClient.class, ReplayedCluster::rest,
            Clientset.class, ReplayedCluster::clientset);

    /** What distinguishes servers: tests with the same one share it. */
    private record ServerKey(Path folder, double speed) {}

    /** A constructor belongs to its test, not to the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Reports a wrong annotation also for a test without such a parameter. */
    @Override
    public void beforeEach(ExtensionContext context) {
        cluster(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return requireNonNull(PARAMETERS.get(parameter.getParameter().getType()))
                .apply(cluster(context));
    }

    private static ReplayedCluster cluster(ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(annotation(context), annotation -> create(context, annotation), ReplayedCluster.class);
    }

    private static ReplayedCluster create(ExtensionContext context, ReplayCluster annotation) {
        ReplayedCluster cluster = start(context, annotation);
        for (String manifest : annotation.manifests()) {
            cluster.apply(read(context.getRequiredTestClass(), manifest));
        }
        return cluster;
    }

    private static ReplayedCluster start(ExtensionContext context, ReplayCluster annotation) {
        Path folder = Path.of(annotation.tape());
        boolean own = Files.exists(folder.resolve("tape.json"));
        ServerKey key = new ServerKey(own ? folder.toAbsolutePath() : Path.of(""), annotation.speed());
        try {
            ReplayServer server = context.getRoot()
                    .getStore(OURS)
                    .computeIfAbsent(key, ReplayClusterExtension::start, ReplayServer.class);
            return new ReplayedCluster(
                    server, own ? folder.toAbsolutePath().getFileName().toString() : annotation.tape());
        } catch (NoClassDefFoundError e) {
            throw new ExtensionConfigurationException(
                    "expected the HTTP server of the replay server on the class path, found no class " + e.getMessage()
                            + ". @ReplayCluster needs the test dependency dev.informerworkbook:informers-replay beside"
                            + " informers-junit, which leaves WireMock out.",
                    e);
        }
    }

    private static ReplayServer start(ServerKey key) {
        ReplayOptions options = ReplayOptions.DEFAULT.withSpeed(key.speed());
        return ReplayServer.start(key.folder().toString().isEmpty() ? options : options.withTape(key.folder()));
    }

    /** Returns the annotation of the method, of its class, or of a class around it. */
    private static ReplayCluster annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), ReplayCluster.class)
                .orElseGet(() -> annotation(context.getParent().orElseThrow()));
    }

    private static String read(Class<?> test, String manifest) {
        try (InputStream in = test.getResourceAsStream(manifest)) {
            if (in == null) {
                throw new ExtensionConfigurationException("expected a manifest on the class path, relative to "
                        + test.getName() + ", found no resource " + manifest);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
