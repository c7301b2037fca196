package workbook.remark;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;

/** Finds the loop around a place. */
final class Loops {
    private Loops() {}

    /** Returns whether a loop with a condition is around this place, in the same method or lambda. */
    static boolean isInLoop(TreePath place) {
        for (TreePath at = place.getParentPath(); at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof WhileLoopTree
                    || at.getLeaf() instanceof DoWhileLoopTree
                    || at.getLeaf() instanceof ForLoopTree) {
                return true;
            }
            if (at.getLeaf() instanceof MethodTree
                    || at.getLeaf() instanceof LambdaExpressionTree
                    || at.getLeaf() instanceof ClassTree) {
                return false;
            }
        }
        return false;
    }
}
