//JAVA 17+
//SOURCES src/main/java/informers/simulation/*.java
//SOURCES src/planted/java/informers/simulation/controllers/*.java
//FILES replay/wiremock-mappings/__files/tapes/demo/discovery.jsonl=../../wiremock-mappings/__files/tapes/demo/discovery.jsonl
//FILES replay/wiremock-mappings/__files/tapes/empty/objects.jsonl=../../wiremock-mappings/__files/tapes/empty/objects.jsonl
//FILES replay/wiremock-mappings/__files/tapes/empty/tape.json=../../wiremock-mappings/__files/tapes/empty/tape.json

/**
 * The simulation of lib/junit as JBang sees it, with the planted controllers and the tape on which they run, without JUnit: for scripts and
 * descriptors that have lib/replay/ApiServer.java and the sources of lib/testkit. The discovery of the tape is that of {@code demo}.
 */
final class SimulationKit {}
