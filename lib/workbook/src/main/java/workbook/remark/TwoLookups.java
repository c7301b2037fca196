package workbook.remark;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code if (!map.containsKey(key)) map.put(key, new ...)}, which is {@code computeIfAbsent}. */
final class TwoLookups implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (TreePath path : file.all(IfTree.class)) {
            IfTree condition = (IfTree) path.getLeaf();
            MethodInvocationTree asked = negatedCall(condition.getCondition());
            MethodInvocationTree put = onlyCall(condition.getThenStatement());
            if (asked != null
                    && put != null
                    && condition.getElseStatement() == null
                    && Code.called(asked).equals("containsKey")
                    && Code.called(put).equals("put")
                    && !Code.receiver(put).isEmpty()
                    && Code.receiver(put).equals(Code.receiver(asked))
                    && put.getArguments()
                            .get(0)
                            .toString()
                            .equals(asked.getArguments().get(0).toString())
                    && put.getArguments().get(1) instanceof NewClassTree) {
                return Optional.of(new Remark(
                        file.line(condition),
                        "`" + Code.receiver(put)
                                + ".computeIfAbsent(...)` does this in one step: it looks up the key, adds a new value if there"
                                + " is none, and returns the value."));
            }
        }
        return Optional.empty();
    }

    private static @Nullable MethodInvocationTree negatedCall(ExpressionTree condition) {
        Tree inner = condition;
        while (inner instanceof ParenthesizedTree parentheses) {
            inner = parentheses.getExpression();
        }
        return inner instanceof UnaryTree not
                        && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT
                        && not.getExpression() instanceof MethodInvocationTree call
                ? call
                : null;
    }

    private static @Nullable MethodInvocationTree onlyCall(StatementTree statement) {
        StatementTree one =
                statement instanceof BlockTree block && block.getStatements().size() == 1
                        ? block.getStatements().get(0)
                        : statement;
        return one instanceof ExpressionStatementTree expression
                        && expression.getExpression() instanceof MethodInvocationTree call
                ? call
                : null;
    }
}
