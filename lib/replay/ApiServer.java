//JAVA 17+
//SOURCES src/main/java/replay/ReplayException.java
//SOURCES src/main/java/replay/json/*.java
//SOURCES src/main/java/replay/schema/*.java
//SOURCES src/main/java/replay/rbac/*.java
//SOURCES src/main/java/replay/validation/*.java
//SOURCES src/main/java/replay/crd/*.java
//SOURCES src/main/java/replay/managed/*.java
//SOURCES src/main/java/replay/table/*.java
//SOURCES src/main/java/replay/tape/*.java
//SOURCES src/main/java/replay/request/*.java
//SOURCES src/main/java/replay/patch/*.java
//SOURCES src/main/java/replay/cluster/*.java
//SOURCES src/main/java/replay/deletion/*.java
//SOURCES src/main/java/replay/watch/*.java
//SOURCES src/main/java/replay/write/*.java
//SOURCES src/main/java/replay/apiserver/*.java
//SOURCES src/main/java/replay/server/*.java
//FILES replay/schema/kinds.txt=src/main/resources/replay/schema/kinds.txt
//DEPS com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.23.0
//DEPS org.wiremock:wiremock:3.13.2

/** lib/replay as JBang sees it, without the recorder. Whoever names it names lib/informers/Informers.java, too. */
final class ApiServer {}
