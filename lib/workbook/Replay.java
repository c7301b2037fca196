//JAVA 17+
//SOURCES Cli.java
//SOURCES ../replay/ApiServer.java
//SOURCES src/main/java/workbook/cli/cluster/*.java
//SOURCES src/main/java/workbook/cli/guest/*.java
//SOURCES src/main/java/workbook/replay/*.java

/** What {@code Cli.java} is, and the recorded clusters: for scripts that talk to one. */
final class Replay {}
