package informers.client.config;

import informers.client.config.KubeconfigException.Reason;
import informers.internal.config.Yaml;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One or several kubeconfig files, merged as {@code kubectl} does: for each name the first file that has it wins, as a
 * whole; for {@code current-context}, the first file that sets it.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code clientcmd.ClientConfigLoadingRules} ({@code loader.go}) and
 * {@code client_config.go}.
 */
public final class Kubeconfig {
    private final List<Path> files;
    private final String currentContext;
    private final Map<String, Entry> clusters;
    private final Map<String, Entry> users;
    private final Map<String, Entry> contexts;

    Kubeconfig(List<KubeconfigFile> read) {
        this.files = read.stream().map(KubeconfigFile::file).toList();
        this.currentContext = read.stream()
                .map(KubeconfigFile::currentContext)
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse("");
        this.clusters = merged(read.stream().map(KubeconfigFile::clusters).toList());
        this.users = merged(read.stream().map(KubeconfigFile::users).toList());
        this.contexts = merged(read.stream().map(KubeconfigFile::contexts).toList());
    }

    /**
     * Loads the files that {@code kubectl} would load: those in the environment variable {@code KUBECONFIG}, otherwise
     * {@code ~/.kube/config}.
     *
     * @return the merged files
     * @throws KubeconfigException if there is none, or one cannot be read
     */
    public static Kubeconfig load() {
        return load(null, System.getenv());
    }

    /**
     * Loads a single file, like {@code --kubeconfig FILE}.
     *
     * @param file the file
     * @return its content
     * @throws KubeconfigException if it does not exist or cannot be read
     */
    public static Kubeconfig load(Path file) {
        return of(List.of(file));
    }

    /**
     * Reads a kubeconfig that is not in a file, such as one from a Secret. Corresponds to {@code clientcmd.Load}.
     *
     * <p>A text has no folder, so paths in it must be absolute; certificates, keys and tokens are usually in the text itself ({@code
     * client-certificate-data} and so on).
     *
     * @param yaml the content of a kubeconfig, in YAML or JSON
     * @return its content
     * @throws KubeconfigException if it cannot be read, as for a file; relative paths are refused by {@link #clientConfig()}
     */
    public static Kubeconfig parse(String yaml) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        String name = KubeconfigFile.TEXT.toString();
        return new Kubeconfig(List.of(KubeconfigFile.of(KubeconfigFile.TEXT, Yaml.fields(text, name))));
    }

    /**
     * Loads like {@link #load()} or {@link #load(Path)}, with another environment.
     *
     * @param explicit the only file to load; null for those that the environment names
     * @param environment the environment variables
     * @return the merged files
     * @throws KubeconfigException if there is none, or one cannot be read
     */
    public static Kubeconfig load(@Nullable Path explicit, Map<String, String> environment) {
        if (explicit != null) {
            return load(explicit);
        }
        String list = environment.getOrDefault("KUBECONFIG", "");
        Collection<Path> wanted = paths(list);
        boolean named = !wanted.isEmpty();
        if (!named) {
            String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
            wanted = List.of(Path.of(home, ".kube", "config"));
        }
        // Like kubectl, ignores missing files of the list.
        List<Path> there = wanted.stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            throw new KubeconfigException(
                    Reason.EMPTY,
                    "no kubeconfig found: "
                            + (named
                                    ? "none of the files in KUBECONFIG exists "
                                    : "KUBECONFIG is not set, and there is no file ")
                            + wanted + ". Set KUBECONFIG to a file that exists, or name one with --kubeconfig.");
        }
        return of(there);
    }

    /**
     * Loads and merges files; the first one has precedence. Each must exist.
     *
     * @param files the files
     * @return the merged files
     * @throws KubeconfigException if one does not exist or cannot be read
     */
    public static Kubeconfig of(List<Path> files) {
        return new Kubeconfig(files.stream().map(KubeconfigFile::read).toList());
    }

    private static Collection<Path> paths(String list) {
        LinkedHashSet<Path> paths = new LinkedHashSet<>();
        for (String path : list.split(File.pathSeparator)) {
            if (!path.isEmpty()) {
                paths.add(Path.of(path));
            }
        }
        return paths;
    }

    private static Map<String, Entry> merged(List<Map<String, Entry>> all) {
        Map<String, Entry> merged = new LinkedHashMap<>();
        all.forEach(one -> one.forEach(merged::putIfAbsent));
        return merged;
    }

    /** {@return the files that were loaded; none if the kubeconfig was a text} */
    public List<Path> files() {
        return files.stream().filter(file -> file != KubeconfigFile.TEXT).toList();
    }

    /** {@return the names of all contexts, sorted} */
    public List<String> contexts() {
        return new ArrayList<>(new TreeSet<>(contexts.keySet()));
    }

    /** {@return the current context; {@code ""} if no file sets it} */
    public String currentContext() {
        return currentContext;
    }

    /**
     * Returns the configuration of the current context.
     *
     * @return the configuration
     * @throws KubeconfigException if there is no current context, or it cannot be used
     */
    public ClientConfig clientConfig() {
        return clientConfig(ConfigOverrides.NONE);
    }

    /**
     * Returns the configuration of a context.
     *
     * @param contextName the context
     * @return the configuration
     * @throws KubeconfigException if there is no such context, or it cannot be used
     */
    public ClientConfig clientConfig(String contextName) {
        return clientConfig(ConfigOverrides.NONE.context(contextName));
    }

    /**
     * Returns the configuration of a context, with overrides.
     *
     * @param overrides the context, and what replaces its fields; without a context, the current one
     * @return the configuration
     * @throws KubeconfigException if there is no such context, or it cannot be used
     */
    public ClientConfig clientConfig(ConfigOverrides overrides) {
        return reader(overrides.overContext(context(overrides.context())), overrides)
                .read();
    }

    /** Returns whether a context sets its namespace. */
    boolean saysNamespace(ConfigOverrides overrides) {
        return overrides.overContext(context(overrides.context())).has("namespace");
    }

    private ContextReader reader(Entry context, ConfigOverrides overrides) {
        Problems problems = new Problems();
        Entry cluster = problems.read(() -> referred(context, "cluster", clusters), context);
        Entry user = problems.readOrNull(() -> context.has("user") ? referred(context, "user", users) : null);
        problems.throwIfAny();
        return new ContextReader(
                context, overrides.overCluster(cluster), user == null ? null : overrides.overUser(user));
    }

    /** @param name {@code ""} for the current one */
    private Entry context(String name) {
        if (isEmpty()) {
            throw new KubeconfigException(
                    Reason.EMPTY,
                    files + ": no context is chosen, and there is none. " + known("context", contexts)
                            + " Name another file with --kubeconfig or KUBECONFIG.");
        }
        String wanted = name.isEmpty() ? currentContext : name;
        if (wanted.isEmpty()) {
            throw new KubeconfigException(
                    Reason.NO_CONTEXT,
                    files + ": no context is chosen. Name one with --context, or set current-context (kubectl config "
                            + "use-context NAME). " + known("context", contexts));
        }
        Entry context = contexts.get(wanted);
        if (context == null) {
            throw new KubeconfigException(
                    Reason.CONTEXT_NOT_FOUND,
                    files + ": there is no context \"" + wanted + "\""
                            + (wanted.equals(currentContext) ? ", though current-context names it. " : ". ")
                            + known("context", contexts));
        }
        return context;
    }

    /** Returns whether the files are empty. */
    boolean isEmpty() {
        return currentContext.isEmpty() && contexts.isEmpty() && clusters.isEmpty() && users.isEmpty();
    }

    private static Entry referred(Entry context, String field, Map<String, Entry> entries) {
        if (!context.has(field)) {
            throw context.error("expected the field " + field + ". " + known(field, entries));
        }
        Entry entry = entries.get(context.text(field));
        if (entry == null) {
            throw context.error("it names the " + field + " \"" + context.text(field) + "\", which does not exist. "
                    + known(field, entries));
        }
        return entry;
    }

    private static String known(String what, Map<String, Entry> entries) {
        return entries.isEmpty()
                ? "There is no " + what + " at all in these files."
                : "Known are: " + String.join(", ", new TreeSet<>(entries.keySet())) + ".";
    }

    /** Returns the files and the contexts; no secrets. */
    @Override
    public String toString() {
        return "kubeconfig " + files + " with contexts " + contexts();
    }
}
