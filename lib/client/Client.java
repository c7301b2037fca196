//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8 -XDsuppressNotes -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//SOURCES src/main/java/informers/**/*.java
//DEPS com.fasterxml.jackson:jackson-bom:2.23.0@pom
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS com.squareup.okio:okio-jvm:3.18.1
//DEPS com.fasterxml.jackson.core:jackson-core:2.23.0
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS org.yaml:snakeyaml:2.5
//DEPS org.slf4j:slf4j-api:2.0.17
//DEPS org.jspecify:jspecify:1.0.0

/** lib/client as JBang sees it, for {@code lib/informers/Informers.java}. A test holds the versions equal to the pom's. With the options after
 * {@code -J}, javac's JVM compiles itself less, and takes half of the processor time. */
final class Client {}
