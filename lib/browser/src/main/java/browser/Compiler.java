package browser;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles class files to JavaScript with TeaVM. TeaVM finds classes as a JVM does: the first of a name on the class path. So this
 * runs in a JVM of its own, with the browser's classes before the library's.
 */
final class Compiler {
    private Compiler() {}

    /** @param args the folder of the output, the name of the main class, and whether names are short */
    public static void main(String[] args) throws Exception {
        TeaVMTool tool = new TeaVMTool();
        tool.setLog(new ConsoleTeaVMToolLog(false));
        tool.setClassLoader(Compiler.class.getClassLoader());
        tool.setClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList());
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setJsModuleType(JSModuleType.NONE);
        tool.setTargetDirectory(Path.of(args[0]).toFile());
        tool.setTargetFileName("classes.js");
        tool.setMainClass(args[1]);
        tool.setObfuscated(args[2].equals("true"));
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setStrict(true);
        tool.getTransformers().add(MonitorsWait.class.getName());
        tool.generate();
        List<Problem> problems = tool.getProblemProvider().getProblems();
        for (Problem problem : problems) {
            DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
            problem.render(text);
            System.err.println(problem.getSeverity() + ": " + text.getText() + place(problem));
        }
        if (problems.stream().anyMatch(one -> one.getSeverity() == ProblemSeverity.ERROR)) {
            System.exit(1);
        }
    }

    private static String place(Problem problem) {
        return problem.getLocation() == null
                ? ""
                : "\n    at " + problem.getLocation().getMethod() + " "
                        + problem.getLocation().getSourceLocation();
    }
}
