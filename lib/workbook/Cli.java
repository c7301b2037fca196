//JAVA 17+
//SOURCES ../informers/Informers.java
//SOURCES src/main/java/workbook/cli/*.java
//SOURCES src/main/java/workbook/grade/AnswerCompiler.java
//SOURCES src/main/java/workbook/grade/RejectedAnswerException.java
//SOURCES src/main/java/workbook/grade/AnswerLoader.java
//SOURCES src/main/java/workbook/grade/Arguments.java
//SOURCES src/main/java/workbook/grade/CompileErrors.java
//SOURCES src/main/java/workbook/grade/CompiledAnswer.java
//SOURCES src/main/java/workbook/grade/Places.java
//SOURCES src/main/java/workbook/grade/Todo.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.slf4j:slf4j-nop:2.0.17

/**
 * The library and the scripts' common part as JBang sees them, without WireMock: for scripts that need no cluster.
 * Of the grader it has what {@code --mine} needs, so that no script waits for JUnit.
 *
 * <p>A script names one such file, and {@code workbook-home.jar}, which is empty and shows it the way home (see
 * {@code workbook.cli.WorkbookHome}). One, because JBang does not hand on what a sub-project depends on: so this one compiles
 * the library's sources too, in place of depending on them.
 */
final class Cli {}
