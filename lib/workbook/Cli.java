//JAVA 17+
//SOURCES src/main/java/workbook/cli/*.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.jspecify:jspecify:1.0.0
//DEPS org.slf4j:slf4j-nop:2.0.17

/**
 * The scripts' common part as JBang sees it, without WireMock: for chapters that need no cluster. A script
 * names {@code house.jar} too, which is empty and shows it the way home (see {@code workbook.cli.House}).
 */
final class Cli {}
