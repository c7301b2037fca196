package workbook.remark;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A field that wants to be volatile: the interface says in its Javadoc that a method is thread-safe, and the method reads, without a lock,
 * a field that another method assigns.
 */
final class StaleRead implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (TreePath type : file.all(ClassTree.class)) {
            Set<String> threadSafe = threadSafe(file, (ClassTree) type.getLeaf());
            for (Field field : Field.all(file)) {
                if (!field.owner().getLeaf().equals(type.getLeaf())
                        || field.isAny(Modifier.FINAL, Modifier.VOLATILE, Modifier.STATIC)) {
                    continue;
                }
                for (TreePath method : field.methods()) {
                    String name = ((MethodTree) method.getLeaf()).getName().toString();
                    if (threadSafe.contains(name)
                            && field.isUsedIn(method)
                            && Code.isWithoutLock(file, method)
                            && isAssignedElsewhere(field, method)) {
                        return Optional.of(new Remark(
                                file.line(field.declaration()),
                                "Any thread may call " + name + "(), and it reads the field `" + field.name()
                                        + "` without a lock. Another thread assigns it, and without `volatile` the"
                                        + " reader may see an old value for any length of time."));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAssignedElsewhere(Field field, TreePath reader) {
        return field.assignments(reader).isEmpty()
                && field.methods().stream()
                        .anyMatch(method -> !field.assignments(method).isEmpty());
    }

    /** Returns the methods that an interface beside the file calls thread-safe, each of them or all at once. */
    private static Set<String> threadSafe(ParsedFile file, ClassTree type) {
        Set<String> names = new HashSet<>();
        for (ParsedFile source : file.interfacesOf(type)) {
            for (TreePath owner : source.all(ClassTree.class)) {
                boolean all = saysThreadSafe(source, owner);
                for (TreePath method : methods(owner)) {
                    if (all || saysThreadSafe(source, method)) {
                        names.add(((MethodTree) method.getLeaf()).getName().toString());
                    }
                }
            }
        }
        return names;
    }

    private static List<TreePath> methods(TreePath owner) {
        return ((ClassTree) owner.getLeaf())
                .getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(member -> new TreePath(owner, member))
                        .toList();
    }

    private static boolean saysThreadSafe(ParsedFile source, TreePath place) {
        String doc = source.trees().getDocComment(place);
        return doc != null && doc.contains("Thread-safe");
    }
}
