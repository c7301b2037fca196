package workbook.remark;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new list, set or map of a new list, set or map that nobody else has. */
final class CopyOfCopy implements Rule {
    private static final Map<String, String> COPIES = Map.of(
            "List.copyOf", "list",
            "new ArrayList", "list",
            "Set.copyOf", "set",
            "new HashSet", "set",
            "Map.copyOf", "map",
            "new HashMap", "map");

    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (TreePath path : file.all(ExpressionTree.class)) {
            String outer = kind(path.getLeaf());
            List<? extends ExpressionTree> arguments = arguments(path.getLeaf());
            if (!outer.isEmpty() && arguments.size() == 1 && isFresh(arguments.get(0), outer)) {
                return Optional.of(new Remark(
                        file.line(path.getLeaf()),
                        "This copies a copy: nobody else has the inner " + outer + ", so it needs no second one."));
            }
        }
        return Optional.empty();
    }

    /** Returns whether an expression creates a collection of this kind from another one. */
    private static boolean isFresh(ExpressionTree expression, String kind) {
        return kind(expression).equals(kind) && arguments(expression).size() == 1;
    }

    private static String kind(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return COPIES.getOrDefault(call.getMethodSelect().toString(), "");
        }
        return tree instanceof NewClassTree created && created.getClassBody() == null
                ? COPIES.getOrDefault("new " + Code.simpleName(created.getIdentifier()), "")
                : "";
    }

    private static List<? extends ExpressionTree> arguments(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return call.getArguments();
        }
        return tree instanceof NewClassTree created ? created.getArguments() : List.of();
    }
}
