package workbook.remark;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The syntax tree of one file. Nothing is resolved: the type of a variable is known only if it is declared in this file.
 *
 * @param file the file, next to which the interface of the exercise may be
 */
record ParsedFile(Path file, CompilationUnitTree unit, DocTrees trees) {

    /** Parses a file; empty if it does not exist, if it has a syntax error, or if there is no compiler. */
    static Optional<ParsedFile> of(Path file) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(errors, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, errors, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return errors.getDiagnostics().isEmpty()
                    ? Optional.of(new ParsedFile(file, unit, DocTrees.instance(task)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    int line(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /** Whether the first tree begins before the second one. */
    boolean isBefore(Tree first, Tree second) {
        return trees.getSourcePositions().getStartPosition(unit, first)
                < trees.getSourcePositions().getStartPosition(unit, second);
    }

    /** Returns the paths of all trees of a kind, in the order of the text. */
    <T extends Tree> List<TreePath> all(Class<T> kind) {
        return all(kind, new TreePath(unit));
    }

    /** Returns the paths of all trees of a kind below this one, in the order of the text. */
    <T extends Tree> List<TreePath> all(Class<T> kind, TreePath below) {
        List<TreePath> found = new ArrayList<>();
        var scanner = new TreePathScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void none) {
                if (kind.isInstance(tree)) {
                    found.add(new TreePath(getCurrentPath(), tree));
                }
                return super.scan(tree, none);
            }
        };
        scanner.scan(below, null);
        return found;
    }

    /** Returns the simple name of the declared type of each variable and field; without names that have several types. */
    Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        for (TreePath path : all(VariableTree.class)) {
            VariableTree variable = (VariableTree) path.getLeaf();
            String type = variable.getType() == null ? "" : Code.simpleName(variable.getType());
            types.merge(variable.getName().toString(), type, (one, other) -> one.equals(other) ? one : "");
        }
        return types;
    }

    /** Returns the interfaces that a class of this file implements and that have a file beside this one or above it. */
    List<ParsedFile> interfacesOf(ClassTree type) {
        List<ParsedFile> found = new ArrayList<>();
        for (Tree implemented : type.getImplementsClause()) {
            String name = Code.simpleName(implemented) + ".java";
            Path folder = file.toAbsolutePath().getParent();
            for (int level = 0; folder != null && level < 2; level++, folder = folder.getParent()) {
                Optional<ParsedFile> parsed = of(folder.resolve(name));
                if (parsed.isPresent()) {
                    found.add(parsed.get());
                    break;
                }
            }
        }
        return found;
    }

    /** Whether a name is declared as a local variable or parameter somewhere inside: then it is not the field. */
    boolean isShadowed(String name, TreePath inside) {
        return all(VariableTree.class, inside).stream()
                .anyMatch(path -> ((VariableTree) path.getLeaf()).getName().contentEquals(name));
    }

    /** Returns whether the code of a method has this name, or {@code this.name}; not only a lambda or a class in the method. */
    boolean mentions(String name, TreePath method) {
        return all(ExpressionTree.class, method).stream()
                .filter(path -> Code.name(path.getLeaf()).equals(name))
                .flatMap(path -> Code.method(path).stream())
                .anyMatch(around -> around.getLeaf().equals(method.getLeaf()));
    }
}
