//JAVA 17+
//SOURCES Cli.java
//SOURCES src/main/java/workbook/cli/cluster/*.java
//SOURCES src/main/java/workbook/rbac/*.java
//SOURCES src/main/java/workbook/cli/guest/*.java
//SOURCES src/main/java/workbook/crd/*.java
//SOURCES src/main/java/workbook/managed/*.java
//SOURCES src/main/java/workbook/schema/*.java
//SOURCES src/main/java/workbook/validation/*.java
//FILES workbook/schema/kinds.txt=src/main/resources/workbook/schema/kinds.txt
//SOURCES src/main/java/workbook/tape/*.java
//SOURCES src/main/java/workbook/table/*.java
//SOURCES src/main/java/workbook/replay/*.java
//DEPS org.wiremock:wiremock:3.13.2

/** What {@code Cli.java} is, and the recorded clusters: for scripts that talk to one. */
final class Replay {}
