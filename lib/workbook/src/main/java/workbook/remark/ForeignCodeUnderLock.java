package workbook.remark;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;

/** A lock that is held while a collection of the caller is iterated over: its iterator is foreign code, and may be slow. */
final class ForeignCodeUnderLock implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (TreePath path : file.all(Tree.class)) {
            String collection = iterated(path.getLeaf());
            Optional<TreePath> method = Code.method(path);
            if (collection.isEmpty() || method.isEmpty() || !isUnderLock(file, path, method.get())) {
                continue;
            }
            MethodTree tree = (MethodTree) method.get().getLeaf();
            if (tree.getParameters().stream().anyMatch(parameter -> isCollection(parameter, collection))
                    && Code.isPublic(tree)) {
                return Optional.of(
                        new Remark(
                                file.line(path.getLeaf()),
                                tree.getName() + "() holds the lock while it iterates over `" + collection
                                        + "`, a list of the caller that may be long or slow, and everybody else who needs the lock"
                                        + " waits. Copy it before, or fill a new map without the lock; then only the last step needs the lock."));
            }
        }
        return Optional.empty();
    }

    private static String iterated(Tree tree) {
        if (tree instanceof EnhancedForLoopTree loop) {
            return Code.name(loop.getExpression());
        }
        return tree instanceof MethodInvocationTree call && Code.called(call).equals("forEach")
                ? Code.receiver(call)
                : "";
    }

    private static boolean isCollection(VariableTree parameter, String name) {
        return parameter.getName().contentEquals(name)
                && List.of("List", "Collection", "Iterable", "Set").contains(Code.simpleName(parameter.getType()));
    }

    private static boolean isUnderLock(ParsedFile file, TreePath place, TreePath method) {
        return Code.isSynchronized(place)
                || (file.all(MethodInvocationTree.class, method).stream()
                                .anyMatch(
                                        call -> isCall(call, "lock") && file.isBefore(call.getLeaf(), place.getLeaf()))
                        && file.all(MethodInvocationTree.class, method).stream()
                                .noneMatch(call ->
                                        isCall(call, "unlock") && file.isBefore(call.getLeaf(), place.getLeaf())));
    }

    private static boolean isCall(TreePath call, String name) {
        return Code.called((MethodInvocationTree) call.getLeaf()).equals(name);
    }
}
