//JAVA 17+
//SOURCES Replay.java
//SOURCES ../testkit/Testkit.java
//SOURCES ../junit/SimulationKit.java
//SOURCES ../replay/src/main/java/replay/record/Folders.java
//SOURCES src/main/java/workbook/grade/*.java
//SOURCES src/main/java/workbook/stage/*.java
//SOURCES src/main/java/workbook/trace/*.java
//SOURCES src/main/java/workbook/predict/*.java
//SOURCES src/main/java/workbook/puzzle/*.java
//SOURCES src/main/java/workbook/arrange/*.java
//SOURCES src/main/java/workbook/see/*.java
//SOURCES src/main/java/workbook/window/*.java
//SOURCES src/main/java/workbook/remark/*.java
//SOURCES src/main/java/workbook/command/*.java
//FILES workbook/see/=src/main/resources/workbook/see/*
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS net.bytebuddy:byte-buddy:1.18.3

/** {@code Replay.java} and the grader with everything that contracts use, for the command that grades. */
final class WorkbookCommand {}
