package workbook.remark;

import com.sun.source.tree.CatchTree;
import com.sun.source.util.TreePath;
import java.util.Optional;

/** An {@code InterruptedException} that an empty {@code catch} swallows, inside a loop that then continues. */
final class LostInterrupt implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (TreePath path : file.all(CatchTree.class)) {
            CatchTree caught = (CatchTree) path.getLeaf();
            if (caught.getParameter().getType().toString().contains("InterruptedException")
                    && caught.getBlock().getStatements().isEmpty()
                    && Loops.isInLoop(path)) {
                return Optional.of(
                        new Remark(
                                file.line(caught),
                                "This `catch` loses the interrupt: the loop continues, and the caller that wants to end the thread waits."
                                        + " Pass the exception on, or leave the loop after `Thread.currentThread().interrupt()`."));
            }
        }
        return Optional.empty();
    }
}
