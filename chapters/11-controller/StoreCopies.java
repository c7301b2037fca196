import informers.api.ConfigMap;
import informers.api.DeleteOptions;
import informers.api.Namespace;
import informers.client.Clientset;
import informers.factory.Lister;
import informers.factory.SharedInformerFactory;
import java.util.Optional;

/** Given: reads from the stores of informers, and writes to a server. Namespaces that begin with kube- are left alone. */
public class StoreCopies implements Copies {
    private final Lister<Namespace> namespaces;
    private final Lister<ConfigMap> configMaps;
    private final Clientset clientset;
    private final String home;
    private final String name;

    public StoreCopies(SharedInformerFactory factory, Clientset clientset, String home, String name) {
        this.namespaces = factory.informerFor(Namespace.TYPE).lister();
        this.configMaps = factory.informerFor(ConfigMap.TYPE).lister();
        this.clientset = clientset;
        this.home = home;
        this.name = name;
    }

    @Override
    public Optional<ConfigMap> source() {
        return in(home);
    }

    @Override
    public Optional<Namespace> namespace(String namespace) {
        return namespaces.get(namespace).filter(found -> !namespace.startsWith("kube-"));
    }

    @Override
    public Optional<ConfigMap> in(String namespace) {
        return configMaps.namespace(namespace).get(name);
    }

    @Override
    public void create(ConfigMap copy) {
        clientset.coreV1().configMaps(copy.namespace()).create(copy);
    }

    @Override
    public void update(ConfigMap changed) {
        clientset.coreV1().configMaps(changed.namespace()).update(changed);
    }

    /** Only this very one: one that was made anew meanwhile has another uid. */
    @Override
    public void delete(ConfigMap copy) {
        clientset
                .coreV1()
                .configMaps(copy.namespace())
                .delete(copy.name(), DeleteOptions.DEFAULT.withUid(copy.metadata().uid()));
    }
}
