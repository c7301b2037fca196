//JAVA 17+
//SOURCES src/main/java/replay/ReplayException.java
//SOURCES src/main/java/replay/internal/json/*.java
//SOURCES src/main/java/replay/internal/tape/*.java
//SOURCES src/main/java/replay/record/*.java

/** The recorder of lib/replay as JBang sees it, without WireMock. A script that depends on it also depends on Informers.java. */
final class Recorder {}
