//JAVA 17+
//SOURCES src/main/java/informers/**/*.java
//SOURCES src/informers/java/informers/**/*.java

/** lib/testkit as JBang sees it, for descriptors and scripts that have the library's sources or depend on them. */
final class Testkit {}
