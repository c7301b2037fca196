//JAVA 17+
//DEPS ../../lib/informers/Informers.java

import informers.api.Unstructured;

/** Stands here until the chapter is written: it shows that the library is reached. */
final class ClientsDemo {
    public static void main(String[] args) {
        var object = Unstructured.fromYaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: my-config, namespace: default}
                """);
        System.out.println(object.apiVersion() + " " + object.kind() + " " + object.key() + " " + String.join("|", args));
    }
}
