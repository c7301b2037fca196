//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8 -XDsuppressNotes -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//SOURCES ../client/Client.java
//SOURCES src/main/java/informers/**/*.java

/**
 * lib/informers as JBang sees it, with lib/client: a script that wants the library says
 * {@code //DEPS ../../lib/informers/Informers.java} and gets the sources of both modules as they are, compiled once for
 * each change. Maven does not read this file.
 */
final class Informers {}
