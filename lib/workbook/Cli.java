//JAVA 17+
//SOURCES ../informers/Informers.java
//SOURCES src/main/java/workbook/cli/*.java
//SOURCES src/main/java/workbook/grade/AnswerCompiler.java
//SOURCES src/main/java/workbook/grade/RejectedAnswerException.java
//SOURCES src/main/java/workbook/grade/AnswerLoader.java
//SOURCES src/main/java/workbook/grade/Arguments.java
//SOURCES src/main/java/workbook/grade/CompileErrors.java
//SOURCES src/main/java/workbook/grade/CompiledAnswer.java
//SOURCES src/main/java/workbook/grade/LoopCode.java
//SOURCES src/main/java/workbook/grade/Loops.java
//SOURCES src/main/java/workbook/grade/Places.java
//SOURCES src/main/java/workbook/grade/Todo.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.slf4j:slf4j-nop:2.0.17
//DEPS net.bytebuddy:byte-buddy:1.18.3

/**
 * The library and what all scripts share, for JBang, without WireMock: for scripts that need no cluster. It contains the part of the
 * grader that {@code --mine} needs, without JUnit.
 *
 * <p>A script depends on one such file, and on {@code workbook-home.jar}, which is empty and marks the folder of the workbook (see {@code
 * workbook.cli.WorkbookHome}). JBang does not pass on the dependencies of a dependency, so this file compiles the library's sources
 * instead of depending on them.
 */
final class Cli {}
