import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.factory.Lister;
import informers.factory.SharedInformerFactory;
import java.util.Optional;
import workbook.cli.guest.Guest;

/**
 * Given: reads from the stores of informers and writes to a server. The informers select only objects with the label of
 * this run of the script, and the guest writes only to these: other namespaces do not exist for it.
 */
public class StoreCopies implements Copies {
    private final Lister<Namespace> namespaces;
    private final Lister<ConfigMap> configMaps;
    private final Guest guest;
    private final String home;
    private final String name;

    public StoreCopies(SharedInformerFactory factory, Guest guest, String home, String name) {
        this.namespaces = factory.informerFor(Namespace.TYPE).lister();
        this.configMaps = factory.informerFor(ConfigMap.TYPE).lister();
        this.guest = guest;
        this.home = home;
        this.name = name;
    }

    @Override
    public Optional<ConfigMap> source() {
        return in(home);
    }

    @Override
    public Optional<Namespace> namespace(String namespace) {
        return namespaces.get(namespace);
    }

    @Override
    public Optional<ConfigMap> in(String namespace) {
        return configMaps.namespace(namespace).get(name);
    }

    @Override
    public void create(ConfigMap copy) {
        guest.make(ConfigMap.TYPE, copy);
    }

    @Override
    public void update(ConfigMap changed) {
        guest.update(ConfigMap.TYPE, changed);
    }

    /** Deletes this object only: an object that was created again meanwhile has another uid. */
    @Override
    public void delete(ConfigMap copy) {
        guest.delete(ConfigMap.TYPE, copy);
    }
}
