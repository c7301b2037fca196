//JAVA 17+
//SOURCES Cli.java
//SOURCES ../replay/Recorder.java
//SOURCES ../replay/src/main/java/replay/server/ReplayOptions.java
//SOURCES src/main/java/workbook/record/*.java

/** {@code Cli.java} and the recorder, for the script that records tapes. It needs no WireMock. */
final class RecordCommand {}
