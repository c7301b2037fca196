//JAVA 17+
//SOURCES src/main/java/replay/ReplayException.java
//SOURCES src/main/java/replay/internal/json/*.java
//SOURCES src/main/java/replay/internal/schema/*.java
//SOURCES src/main/java/replay/internal/rbac/*.java
//SOURCES src/main/java/replay/internal/validation/*.java
//SOURCES src/main/java/replay/internal/crd/*.java
//SOURCES src/main/java/replay/internal/managed/*.java
//SOURCES src/main/java/replay/internal/table/*.java
//SOURCES src/main/java/replay/internal/tape/*.java
//SOURCES src/main/java/replay/internal/request/*.java
//SOURCES src/main/java/replay/internal/patch/*.java
//SOURCES src/main/java/replay/internal/cluster/*.java
//SOURCES src/main/java/replay/internal/deletion/*.java
//SOURCES src/main/java/replay/internal/watch/*.java
//SOURCES src/main/java/replay/internal/write/*.java
//SOURCES src/main/java/replay/internal/apiserver/*.java
//SOURCES src/main/java/replay/server/*.java
//FILES replay/internal/rbac/bootstrap-policy.yaml=src/main/resources/replay/internal/rbac/bootstrap-policy.yaml
//FILES replay/internal/schema/kinds.txt=src/main/resources/replay/internal/schema/kinds.txt
//FILES replay/internal/table/descriptions.properties=src/main/resources/replay/internal/table/descriptions.properties
//FILES replay/internal/write/defaults.yaml=src/main/resources/replay/internal/write/defaults.yaml
//DEPS com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.23.0
//DEPS org.wiremock:wiremock:3.13.2

/** lib/replay as JBang sees it, without the recorder. A script that depends on it also depends on lib/informers/Informers.java. */
final class ApiServer {}
