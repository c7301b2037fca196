package workbook.remark;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A field that is changed under {@code synchronized}, and read by a public method that has nothing to do with locks. */
final class UnlockedRead implements Rule {
    private static final Set<String> UNSAFE = Set.of(
            "HashMap",
            "LinkedHashMap",
            "TreeMap",
            "HashSet",
            "LinkedHashSet",
            "TreeSet",
            "ArrayList",
            "LinkedList",
            "ArrayDeque");
    private static final Set<String> CHANGES = Set.of(
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "compute",
            "merge",
            "remove",
            "removeIf",
            "add",
            "addAll",
            "addLast",
            "offer",
            "poll",
            "clear");

    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (Field field : Field.all(file)) {
            if (field.isAny(Modifier.VOLATILE, Modifier.STATIC)) {
                continue;
            }
            List<TreePath> changes = new ArrayList<>();
            field.methods().forEach(method -> changes.addAll(changes(field, method)));
            if (changes.isEmpty() || !changes.stream().allMatch(Code::isSynchronized)) {
                continue;
            }
            for (TreePath method : field.methods()) {
                MethodTree tree = (MethodTree) method.getLeaf();
                if (Code.isPublic(tree)
                        && Code.isWithoutLock(file, method)
                        && field.isUsedIn(method)
                        && changes(field, method).isEmpty()) {
                    return Optional.of(new Remark(
                            file.line(tree),
                            "`" + field.name() + "` is changed under the lock, and " + tree.getName()
                                    + "() reads it without the lock. A thread that does so while another one changes it"
                                    + " may see an old value, or half a change: take the same lock."));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the places where the field is assigned, or where the collection in it is changed that allows only one thread. */
    private static List<TreePath> changes(Field field, TreePath method) {
        List<TreePath> changes = new ArrayList<>(field.assignments(method));
        if (isUnsafe(field.declaration()) && !field.file().isShadowed(field.name(), method)) {
            for (TreePath path : field.file().all(MethodInvocationTree.class, method)) {
                MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
                if (Code.receiver(call).equals(field.name()) && CHANGES.contains(Code.called(call))) {
                    changes.add(path);
                }
            }
        }
        return changes;
    }

    private static boolean isUnsafe(VariableTree field) {
        return field.getInitializer() instanceof NewClassTree created
                && UNSAFE.contains(Code.simpleName(created.getIdentifier()));
    }
}
