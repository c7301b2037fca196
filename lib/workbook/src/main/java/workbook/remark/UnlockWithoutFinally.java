package workbook.remark;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code lock()} and {@code unlock()} around calls that may throw, with no {@code finally}. */
final class UnlockWithoutFinally implements Rule {
    private static final Set<String> LOCKS = Set.of("Lock", "ReentrantLock", "ReadLock", "WriteLock");

    @Override
    public Optional<Remark> check(ParsedFile file) {
        Map<String, String> types = file.types();
        for (TreePath method : file.all(MethodTree.class)) {
            List<TreePath> calls = file.all(MethodInvocationTree.class, method);
            for (TreePath path : calls) {
                MethodInvocationTree lock = (MethodInvocationTree) path.getLeaf();
                String name = Code.receiver(lock);
                if (!Code.called(lock).equals("lock") || !LOCKS.contains(types.getOrDefault(name, ""))) {
                    continue;
                }
                List<TreePath> unlocks = calls.stream()
                        .filter(call -> Code.is((MethodInvocationTree) call.getLeaf(), name, "unlock"))
                        .toList();
                if (unlocks.size() == 1
                        && !isInFinally(unlocks.get(0))
                        && calls.stream().anyMatch(call -> isBetween(file, call, lock, unlocks.get(0)))) {
                    return Optional.of(new Remark(
                            file.line(lock),
                            "If anything between `" + name + ".lock()` and `" + name
                                    + ".unlock()` throws, the lock is held forever, and every other thread waits. Put the"
                                    + " unlock() into a `finally`."));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isBetween(ParsedFile file, TreePath call, MethodInvocationTree lock, TreePath unlock) {
        String called = Code.called((MethodInvocationTree) call.getLeaf());
        return !called.equals("lock")
                && !called.equals("unlock")
                && file.isBefore(lock, call.getLeaf())
                && file.isBefore(call.getLeaf(), unlock.getLeaf());
    }

    private static boolean isInFinally(TreePath place) {
        for (TreePath at = place; at.getParentPath() != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof BlockTree block
                    && at.getParentPath().getLeaf() instanceof TryTree tried
                    && block.equals(tried.getFinallyBlock())) {
                return true;
            }
        }
        return false;
    }
}
