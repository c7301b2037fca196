//JAVA 17+
//SOURCES Cli.java
//SOURCES src/main/java/workbook/rbac/*.java
//SOURCES src/main/java/workbook/crd/*.java
//SOURCES src/main/java/workbook/managed/*.java
//SOURCES src/main/java/workbook/schema/*.java
//SOURCES src/main/java/workbook/validation/*.java
//FILES workbook/schema/kinds.txt=src/main/resources/workbook/schema/kinds.txt
//SOURCES src/main/java/workbook/tape/*.java
//SOURCES src/main/java/workbook/record/*.java
//SOURCES src/main/java/workbook/replay/ReplayOptions.java

/** What {@code Cli.java} is, and the recorder of clusters: for the script that makes tapes. It needs no WireMock. */
final class RecordCommand {}
