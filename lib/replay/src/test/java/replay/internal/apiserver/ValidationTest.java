package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.Fixtures;
import replay.internal.request.ApiResponse;

/** Invalid fields get the real server's status and messages. */
class ValidationTest {
    private static final String DNS = "must consist of lower case alphanumeric characters";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("empty");

    @AfterEach
    void close() {
        cluster.close();
    }

    private String send(String method, String url, String json) {
        ApiResponse.Body answer = cluster.send(
                method,
                url,
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
                json.replace('\'', '"'));
        return answer.status() + " "
                + Fixtures.json(answer.bytes()).path("message").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "configmaps | {'metadata':{'name':'a','labels':{'bad key!':'x'}}} | metadata.labels: Invalid value: \"bad key!\": name part must consist of alphanumeric",
                "configmaps | {'metadata':{'name':'a','labels':{'a':'not good'}}} | metadata.labels: Invalid value: \"not good\": a valid label must be an empty string or consist of",
                "configmaps | {'metadata':{'name':'a','labels':{'a/b/c':''}}} | metadata.labels: Invalid value: \"a/b/c\": a qualified name must consist of",
                "configmaps | {'metadata':{'name':'a','annotations':{'/x':''}}} | metadata.annotations: Invalid value: \"/x\": prefix part must be non-empty",
                "configmaps | {'metadata':{'name':'a','finalizers':['hold']}} | metadata.finalizers[0]: Invalid value: \"hold\": name is neither a standard finalizer name nor is it fully qualified",
                "configmaps | {'metadata':{'name':'a','ownerReferences':[{'kind':'Pod','name':'x','uid':'u'}]}} | metadata.ownerReferences[0].apiVersion: Invalid value: \"\": version must not be empty",
                "configmaps | {'metadata':{'name':'a'},'data':{'bad key':'x'}} | data[bad key]: Invalid value: \"bad key\": a valid config key must consist of",
                "configmaps | {'metadata':{'name':'a'},'data':{'..':'x'}} | data[..]: Invalid value: \"..\": must not be '..'",
                "configmaps | {'metadata':{'name':'A_B'}} | metadata.name: Invalid value: \"A_B\": a lowercase RFC 1123 subdomain "
                        + DNS,
                "secrets | {'metadata':{'name':'a'},'type':'kubernetes.io/tls'} | data[tls.crt]: Required value, data[tls.key]: Required value",
                "services | {'metadata':{'name':'a'},'spec':{}} | spec.ports: Required value",
                "services | {'metadata':{'name':'1a'},'spec':{'ports':[{'port':80}]}} | metadata.name: Invalid value: \"1a\": a DNS-1035 label must",
                "services | {'metadata':{'name':'a'},'spec':{'ports':[{'port':0}]}} | spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                "services | {'metadata':{'name':'a'},'spec':{'ports':[{'port':1},{'port':2}]}} | spec.ports[0].name: Required value, spec.ports[1].name: Required value",
                "services | {'metadata':{'name':'a'},'spec':{'type':'Cluster','ports':[{'port':80}]}} | spec.type: Unsupported value: \"Cluster\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
                "services | {'metadata':{'name':'a'},'spec':{'ports':[{'port':80,'targetPort':'Web_Port'}]}} | spec.ports[0].targetPort: Invalid value: \"Web_Port\": must contain only alphanumeric characters (a-z, 0-9), and hyphens (-)",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[]}} | spec.containers: Required value",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'A','image':'x'}]}} | spec.containers[0].name: Invalid value: \"A\": a lowercase RFC 1123 label "
                        + DNS,
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x'},{'name':'a','image':'x'}]}} | spec.containers[1].name: Duplicate value: \"a\"",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':' x'}]}} | spec.containers[0].image: Invalid value: \" x\": must not have leading or trailing whitespace",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','ports':[{'containerPort':70000}]}]}} | spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','ports':[{}]}]}} | spec.containers[0].ports[0].containerPort: Required value",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','env':[{'value':'1'}]}]}} | spec.containers[0].env[0].name: Required value",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','imagePullPolicy':'Sometimes'}]}} | spec.containers[0].imagePullPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','volumeMounts':[{'name':'v','mountPath':'/v'}]}]}} | spec.containers[0].volumeMounts[0].name: Not found: \"v\"",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','resources':{'limits':{'cpu':'1'},'requests':{'cpu':'2'}}}]}} | spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
                "pods | {'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'x','livenessProbe':{'periodSeconds':5}}]}} | spec.containers[0].livenessProbe: Required value: must specify a handler type",
                "pods | {'metadata':{'name':'a'},'spec':{'restartPolicy':'No','containers':[{'name':'a','image':'x'}]}} | spec.restartPolicy: Unsupported value: \"No\": supported values: \"Always\", \"OnFailure\", \"Never\"",
            })
    void ofCoreKinds(String resource, String json, String why) {
        assertThat(send("POST", "/api/v1/namespaces/default/" + resource, json))
                .startsWith("422 ")
                .contains(why);
    }

    private static final String TEMPLATE =
            "'template':{'metadata':{'labels':{'app':'a'}},'spec':{'containers':[{'name':'a','image':'x'}]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployments | {'replicas':1} | [spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.template.spec.containers: Required value]",
                "deployments | {'selector':{},T} | spec.selector: Invalid value: {}: empty selector is invalid for deployment",
                "deployments | {'selector':{'matchLabels':{'app':'b'}},T} | spec.template.metadata.labels: Invalid value: {\"app\":\"a\"}: `selector` does not match template `labels`",
                "deployments | {'replicas':-1,'selector':{'matchLabels':{'app':'a'}},T} | spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                "deployments | {'strategy':{'type':'Fast'},'selector':{'matchLabels':{'app':'a'}},T} | spec.strategy.type: Unsupported value: \"Fast\": supported values: \"Recreate\", \"RollingUpdate\"",
                "deployments | {'strategy':{'rollingUpdate':{'maxSurge':0,'maxUnavailable':0}},'selector':{'matchLabels':{'app':'a'}},T} | spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
                "replicasets | {T} | spec.selector: Required value",
                "statefulsets | {'selector':{},T} | empty selector is invalid for statefulset",
                "daemonsets | {'selector':{'matchLabels':{'app':'b'}},T} | `selector` does not match template `labels`",
            })
    void ofWorkloads(String resource, String spec, String why) {
        assertThat(send(
                        "POST",
                        "/apis/apps/v1/namespaces/default/" + resource,
                        "{'metadata':{'name':'a'},'spec':" + spec.replaceAll("([{,])T}", "$1" + TEMPLATE + "}") + "}"))
                .startsWith("422 ")
                .contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/v1/namespaces/default/deployments | {'metadata':{'name':'a'},'spec':{'replicas':'2'}} | 400 Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
                "batch/v1/namespaces/default/jobs | {'metadata':{'name':'a'},'spec':{'template':{'spec':{'containers':[{'name':'a','image':'x'}]}}}} | 422 Job.batch \"a\" is invalid: spec.template.spec.restartPolicy: Unsupported value: \"Always\": supported values: \"OnFailure\", \"Never\"",
            })
    void wrongTypesAndJobs(String url, String json, String words) {
        assertThat(send("POST", "/apis/" + url, json)).isEqualTo(words);
    }

    @Test
    void immutableFieldsCannotBeChanged() {
        String deployments = "/apis/apps/v1/namespaces/default/deployments";
        send(
                "POST",
                deployments,
                "{'metadata':{'name':'d'},'spec':{'selector':{'matchLabels':{'app':'a'}}," + TEMPLATE + "}}");
        assertThat(send("PATCH", deployments + "/d", "{'spec':{'selector':{'matchLabels':{'app':'z'}}}}"))
                .isEqualTo("422 Deployment.apps \"d\" is invalid: [spec.template.metadata.labels: Invalid value:"
                        + " {\"app\":\"a\"}: `selector` does not match template `labels`, spec.selector: Invalid value:"
                        + " {\"matchLabels\":{\"app\":\"z\"}}: field is immutable]");
        assertThat(send("PATCH", deployments + "/d", "{'spec':{'replicas':2.5}}"))
                .startsWith("422  \"\" is invalid: patch: Invalid value: \"{\\\"apiVersion\\\":\\\"apps/v1\\\",")
                .endsWith("json: cannot unmarshal number 2.5 into Go struct field DeploymentSpec.spec.replicas of type"
                        + " int32");

        String pods = "/api/v1/namespaces/default/pods";
        send("POST", pods, "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'a','image':'x'}]}}");
        assertThat(send("PATCH", pods + "/p", "{'spec':{'hostname':'h'}}"))
                .startsWith("422 Pod \"p\" is invalid: spec: Forbidden: pod updates may not change fields other than");
        assertThat(send("PATCH", pods + "/p", "{'spec':{'containers':[{'name':'a','image':'y'}]}}"))
                .startsWith("200 ");
        assertThat(send("PATCH", pods + "/p", "{'metadata':{'labels':{'a':'b'}}}"))
                .startsWith("200 ");

        String maps = "/api/v1/namespaces/default/configmaps";
        send("POST", maps, "{'metadata':{'name':'m'},'data':{'a':'1'},'immutable':true}");
        assertThat(send("PATCH", maps + "/m", "{'data':{'a':'2'}}"))
                .isEqualTo(
                        "422 ConfigMap \"m\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void theFirstNamespacesCannotBeDeleted() {
        for (String name : new String[] {"default", "kube-system", "kube-public"}) {
            assertThat(send("DELETE", "/api/v1/namespaces/" + name, ""))
                    .isEqualTo("403 namespaces \"" + name + "\" is forbidden: this namespace may not be deleted");
        }
    }

    @Test
    void aWrongWriteLeavesNothingBehind() {
        String before = cluster.get("/api/v1/configmaps").toString();
        send("POST", "/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'a'},'data':{'a':1}}");
        assertThat(cluster.get("/api/v1/configmaps")).hasToString(before);
    }
}
