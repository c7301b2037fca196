//JAVA 17+
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Cli.java

import informers.api.Unstructured;
import picocli.CommandLine.Command;
import workbook.cli.Scripts;

/** Stands here until the chapter is written: it shows that the library is reached. */
@Command(name = "01-clients", description = "Reads an object from YAML.")
final class ClientsDemo implements Runnable {
    public static void main(String[] args) {
        Scripts.main(new ClientsDemo(), args);
    }

    @Override
    public void run() {
        var object = Unstructured.fromYaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: my-config, namespace: default}
                """);
        System.out.println(object.apiVersion() + " " + object.kind() + " " + object.key());
    }
}
