//JAVA 17+
//SOURCES Cli.java
//SOURCES ../replay/Recorder.java
//SOURCES ../replay/src/main/java/replay/server/ReplayOptions.java
//SOURCES src/main/java/workbook/record/*.java

/** What {@code Cli.java} is, and the recorder of clusters: for the script that makes tapes. It needs no WireMock. */
final class RecordCommand {}
