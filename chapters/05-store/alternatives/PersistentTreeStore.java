// A right answer in another form: a persistent search tree. A change creates new nodes on one path and shares all others, so every
// root is a snapshot forever. The order of the tree is that of hash and key, which keeps it shallow enough here.
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

public class PersistentTreeStore implements Store {
    private static final Comparator<String> ORDER =
            Comparator.<String>comparingInt(key -> Integer.reverse(key.hashCode() * 0x9E3779B9)).thenComparing(key -> key);

    /** A node; null is the empty tree. */
    private record Node(KubeObject object, Node left, Node right) {
        static Node with(Node tree, KubeObject object) {
            if (tree == null) {
                return new Node(object, null, null);
            }
            int order = ORDER.compare(object.key(), tree.object.key());
            if (order == 0) {
                return new Node(object, tree.left, tree.right);
            }
            return order < 0
                    ? new Node(tree.object, with(tree.left, object), tree.right)
                    : new Node(tree.object, tree.left, with(tree.right, object));
        }

        static Node without(Node tree, String key) {
            if (tree == null) {
                return null;
            }
            int order = ORDER.compare(key, tree.object.key());
            if (order < 0) {
                return new Node(tree.object, without(tree.left, key), tree.right);
            }
            if (order > 0) {
                return new Node(tree.object, tree.left, without(tree.right, key));
            }
            if (tree.left == null || tree.right == null) {
                return tree.left == null ? tree.right : tree.left;
            }
            KubeObject next = first(tree.right);
            return new Node(next, tree.left, without(tree.right, next.key()));
        }

        static KubeObject first(Node tree) {
            return tree.left == null ? tree.object : first(tree.left);
        }

        static Optional<KubeObject> find(Node tree, String key) {
            if (tree == null) {
                return Optional.empty();
            }
            int order = ORDER.compare(key, tree.object.key());
            return order == 0 ? Optional.of(tree.object) : find(order < 0 ? tree.left : tree.right, key);
        }

        static void each(Node tree, Consumer<KubeObject> action) {
            if (tree != null) {
                each(tree.left, action);
                action.accept(tree.object);
                each(tree.right, action);
            }
        }
    }

    private volatile Node root;

    @Override
    public synchronized void add(KubeObject object) {
        root = Node.with(root, object);
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Node.find(root, key);
    }

    @Override
    public synchronized void delete(String key) {
        root = Node.without(root, key);
    }

    @Override
    public Collection<KubeObject> list() {
        List<KubeObject> all = new ArrayList<>();
        Node.each(root, all::add);
        return all;
    }

    @Override
    public Collection<String> listKeys() {
        return list().stream().map(KubeObject::key).toList();
    }

    @Override
    public synchronized void replace(List<KubeObject> objects) {
        Node fresh = null;
        for (KubeObject object : objects) {
            fresh = Node.with(fresh, object);
        }
        root = fresh;
    }
}
