package chapters.generated;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Generates candidates for wrong answers from the source of a right one. Each differs in one place: a condition is negated, a
 * comparison or a logical operator is another one, a statement is left out, an empty value is returned, a number is one more, a lock
 * or a copy is left out, two branches are swapped. Not every candidate compiles.
 */
final class Candidates extends TreeScanner<Void, Void> {
    private static final Map<String, List<String>> OPERATORS = Map.of(
            "<", List.of("<=", ">"),
            "<=", List.of("<", ">="),
            ">", List.of(">=", "<"),
            ">=", List.of(">", "<="),
            "==", List.of("!="),
            "!=", List.of("=="),
            "&&", List.of("||"),
            "||", List.of("&&"),
            "+", List.of("-"),
            "-", List.of("+"));

    private final String file;
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<Candidate> found = new ArrayList<>();
    private String method = "";
    private String returned = "";

    private Candidates(String file, String text, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /** Returns all candidates of a source, in its order. */
    static List<Candidate> of(Path answer) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) javac.getTask(null, files, any -> {}, null, null, files.getJavaFileObjects(answer));
            CompilationUnitTree unit = task.parse().iterator().next();
            Candidates candidates = new Candidates(
                    answer.getFileName().toString(),
                    Files.readString(answer),
                    unit,
                    Trees.instance(task).getSourcePositions());
            candidates.scan(unit, null);
            return candidates.found;
        }
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
        String outerMethod = method;
        String outerReturned = returned;
        method = tree.getName().toString().replace("<init>", "constructor");
        returned = String.valueOf(tree.getReturnType());
        if (tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
            int start = start(tree.getModifiers());
            int at = text.indexOf("synchronized ", start);
            change(at, at + "synchronized ".length(), "");
        }
        super.visitMethod(tree, none);
        method = outerMethod;
        returned = outerReturned;
        return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void none) {
        String outer = returned;
        returned = "";
        super.visitLambdaExpression(tree, none);
        returned = outer;
        return null;
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void none) {
        change(start(tree), start(tree.getBlock()), "");
        return super.visitSynchronized(tree, none);
    }

    @Override
    public Void visitIf(IfTree tree, Void none) {
        negate(tree.getCondition());
        if (tree.getElseStatement() != null) {
            swap(tree.getThenStatement(), tree.getElseStatement());
        }
        return super.visitIf(tree, none);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void none) {
        change(start(tree), start(tree.getStatement()), "if " + source(tree.getCondition()) + " ");
        return super.visitWhileLoop(tree, none);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
        swap(tree.getTrueExpression(), tree.getFalseExpression());
        return super.visitConditionalExpression(tree, none);
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
        int start = end(tree.getLeftOperand());
        int end = start(tree.getRightOperand());
        String operator = text.substring(start, end).strip();
        for (String other : OPERATORS.getOrDefault(operator, List.of())) {
            change(
                    start(tree),
                    end(tree),
                    source(tree.getLeftOperand()) + " " + other + " " + source(tree.getRightOperand()));
        }
        if (operator.equals("&&") || operator.equals("||")) {
            change(start(tree), end(tree), source(tree.getLeftOperand()));
            change(start(tree), end(tree), source(tree.getRightOperand()));
        }
        return super.visitBinary(tree, none);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void none) {
        if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            change(start(tree), end(tree), source(tree.getExpression()));
        }
        return super.visitUnary(tree, none);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
        if (tree.getValue() instanceof Boolean value) {
            change(start(tree), end(tree), String.valueOf(!value));
        } else if (tree.getValue() instanceof Integer value) {
            change(start(tree), end(tree), String.valueOf(value + 1));
        } else if (tree.getValue() instanceof String value && !value.isEmpty()) {
            change(start(tree), end(tree), "\"\"");
        }
        return super.visitLiteral(tree, none);
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Void none) {
        if (!source(tree).startsWith("super(")) {
            change(start(tree), end(tree), ";");
        }
        return super.visitExpressionStatement(tree, none);
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void none) {
        ExpressionTree value = tree.getExpression();
        if (value == null) {
            change(start(tree), end(tree), ";");
        } else if (!returned.isEmpty()) {
            for (String other : others(returned.replaceFirst("<.*", ""))) {
                if (!other.endsWith(source(value))) { // List.of() is java.util.List.of()
                    change(start(value), end(value), other);
                }
            }
        }
        return super.visitReturn(tree, none);
    }

    private static List<String> others(String type) {
        return switch (type) {
            case "boolean" -> List.of("true", "false");
            case "int", "long" -> List.of("0");
            case "String" -> List.of("\"\"");
            case "Optional" -> List.of("Optional.empty()");
            case "List", "Collection" -> List.of("java.util.List.of()");
            case "Set" -> List.of("java.util.Set.of()");
            case "Map" -> List.of("java.util.Map.of()");
            default -> List.of("null");
        };
    }

    /** Leaves out copies: {@code new ArrayList<>(items)}, {@code List.copyOf(items)}, {@code bytes.clone()}. */
    @Override
    public Void visitNewClass(NewClassTree tree, Void none) {
        String type = tree.getIdentifier().toString().replaceFirst("<.*", "");
        if (tree.getArguments().size() == 1 && type.matches(".*(List|Map|Set|Deque)")) {
            change(start(tree), end(tree), source(tree.getArguments().get(0)));
            change(start(tree), end(tree), "new " + tree.getIdentifier() + "()");
        }
        return super.visitNewClass(tree, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
        String called = tree.getMethodSelect().toString();
        if (called.endsWith(".copyOf")) {
            change(start(tree), end(tree), source(tree.getArguments().get(0)));
        } else if (called.endsWith(".clone")) {
            change(start(tree), end(tree), source(tree).replaceFirst("\\.clone\\(\\)$", ""));
        } else if (called.matches(".*\\.(distinct|sorted|filter|map|reversed)")
                && source(tree).contains(".")) {
            int dot = source(tree).lastIndexOf("." + called.replaceFirst(".*\\.", ""));
            change(start(tree), end(tree), source(tree).substring(0, dot));
        }
        return super.visitMethodInvocation(tree, none);
    }

    private void negate(ExpressionTree condition) {
        String inside = source(condition);
        change(start(condition), end(condition), "(!" + inside + ")");
    }

    private void swap(Tree left, Tree right) {
        change(start(left), end(right), source(right) + text.substring(end(left), start(right)) + source(left));
    }

    private void change(int start, int end, String replacement) {
        if (start < 0 || end < start) {
            return; // generated by the compiler
        }
        String place = method.isEmpty() ? file : file + " " + method;
        String key = place + ": " + plain(text.substring(start, end)) + " -> " + plain(replacement);
        int times = keys.merge(key, 1, Integer::sum);
        found.add(new Candidate(
                times == 1 ? key : key + " #" + times,
                unit.getLineMap().getLineNumber(start),
                text.substring(0, start) + replacement + text.substring(end)));
    }

    private static String plain(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private String source(Tree tree) {
        return text.substring(start(tree), end(tree));
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
