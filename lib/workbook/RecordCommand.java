//JAVA 17+
//SOURCES Cli.java
<<<<<<< HEAD
//SOURCES src/main/java/workbook/rbac/*.java
=======
//SOURCES src/main/java/workbook/schema/*.java
//FILES workbook/schema/kinds.txt=src/main/resources/workbook/schema/kinds.txt
>>>>>>> b62b0b7 (Replay server: wrong types are refused in the real decoder's words, protobuf bodies are read, a strategic merge orders lists as the server does; a tape of an empty cluster)
//SOURCES src/main/java/workbook/tape/*.java
//SOURCES src/main/java/workbook/record/*.java
//SOURCES src/main/java/workbook/replay/ReplayOptions.java

/** What {@code Cli.java} is, and the recorder of clusters: for the script that makes tapes. It needs no WireMock. */
final class RecordCommand {}
