//JAVA 17+
//SOURCES Cli.java
//SOURCES ../replay/ApiServer.java
//SOURCES src/main/java/workbook/cli/cluster/*.java
//SOURCES src/main/java/workbook/cli/guest/*.java
//SOURCES src/main/java/workbook/replay/*.java

/** {@code Cli.java} and the recorded clusters, for scripts that use one. */
final class Replay {}
