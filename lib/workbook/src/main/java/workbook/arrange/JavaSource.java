package workbook.arrange;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import workbook.cli.UserError;

/**
 * Where the imports, fields, methods and nested classes of a source file are. Positions are offsets in its text. Immutable.
 *
 * @param text of the file
 * @param imports the text of each import, in order
 * @param importsEnd the end of the last import; where a first one belongs if there is none
 * @param members of the class with the file's name, and of the classes in it
 * @param bodies of these classes
 */
record JavaSource(String text, List<String> imports, int importsEnd, List<Member> members, List<Body> bodies) {

    enum Kind {
        FIELD,
        METHOD,
        CLASS
    }

    /**
     * A field, a method or a nested class.
     *
     * @param owner the nested class that it belongs to; "" for the file's class
     * @param parameters the number of parameters of a method, otherwise 0
     * @param start its annotations and modifiers included, comments not
     */
    record Member(Kind kind, String owner, String name, int parameters, int start, int end) {
        boolean isSameAs(Member other) {
            return kind == other.kind
                    && owner.equals(other.owner)
                    && name.equals(other.name)
                    && parameters == other.parameters;
        }
    }

    /**
     * The braces of a class.
     *
     * @param name of a nested class; "" for the file's class
     * @param open the offset after the opening brace
     * @param close the offset of the closing brace
     */
    record Body(String name, int open, int close) {}

    /** Says why a text could not be parsed, in javac's words. */
    static final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxError(String message) {
            super(message);
        }
    }

    JavaSource {
        imports = List.copyOf(imports);
        members = List.copyOf(members);
        bodies = List.copyOf(bodies);
    }

    /**
     * Parses a text.
     *
     * @param className the name of its class
     */
    static JavaSource of(String text, String className) throws SyntaxError {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new UserError("This needs a JDK, with a compiler. This Java has none: "
                    + System.getProperty("java.home") + ". Set JAVA_HOME to a JDK, 17 or newer.");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) javac.getTask(
                null, null, problems, List.of("-proc:none"), null, List.of(new InMemory(text, className)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            for (Diagnostic<?> problem : problems.getDiagnostics()) {
                if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    throw new SyntaxError(
                            "line " + problem.getLineNumber() + ": " + problem.getMessage(Locale.ENGLISH));
                }
            }
            return new Reader(text, unit, Trees.instance(task).getSourcePositions()).read(className);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(Member member) {
        return text.substring(member.start, member.end);
    }

    Optional<Member> find(Member like) {
        return members.stream().filter(like::isSameAs).findFirst();
    }

    Optional<Body> body(String name) {
        return bodies.stream().filter(body -> body.name.equals(name)).findFirst();
    }

    /** Returns whether a code names a member. */
    static boolean names(String code, Member member) {
        return Pattern.compile("\\b" + Pattern.quote(member.name) + "\\b")
                .matcher(code)
                .find();
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String text, String className) {
            super(URI.create("mem:///" + className + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignored) {
            return text;
        }
    }

    private record Reader(String text, CompilationUnitTree unit, SourcePositions positions) {
        JavaSource read(String className) throws SyntaxError {
            List<String> imports = new ArrayList<>();
            int importsEnd = unit.getPackage() == null ? 0 : end(unit.getPackage());
            for (ImportTree one : unit.getImports()) {
                imports.add(text.substring(start(one), end(one)));
                importsEnd = end(one);
            }
            List<Member> members = new ArrayList<>();
            List<Body> bodies = new ArrayList<>();
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree found && found.getSimpleName().contentEquals(className)) {
                    read(found, "", members, bodies);
                    return new JavaSource(text, imports, importsEnd, members, bodies);
                }
            }
            throw new SyntaxError("there is no class " + className);
        }

        private void read(ClassTree type, String name, List<Member> members, List<Body> bodies) {
            int from = Math.max(start(type), end(type.getModifiers()));
            bodies.add(new Body(name, text.indexOf('{', from) + 1, end(type) - 1));
            for (Tree member : type.getMembers()) {
                if (end(member) < 0) {
                    continue; // a constructor that javac adds
                }
                if (member instanceof VariableTree field) {
                    members.add(member(Kind.FIELD, name, field.getName().toString(), 0, field));
                } else if (member instanceof MethodTree method) {
                    members.add(member(
                            Kind.METHOD,
                            name,
                            method.getName().toString(),
                            method.getParameters().size(),
                            method));
                } else if (member instanceof ClassTree nested) {
                    String simple = nested.getSimpleName().toString();
                    members.add(member(Kind.CLASS, name, simple, 0, nested));
                    read(nested, simple, members, bodies);
                }
            }
        }

        private Member member(Kind kind, String owner, String name, int parameters, Tree tree) {
            return new Member(kind, owner, name, parameters, start(tree), end(tree));
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }
    }
}
