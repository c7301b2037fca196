package interop.compared;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.micrometer.core.instrument.MeterRegistry;

/** The controller of lib/junit/src/outside, with java-operator-sdk and fabric8: docs/controllers-compared.md counts its lines. */
@ControllerConfiguration
@Workflow(dependents = @Dependent(type = WidgetOperator.Kept.class))
public final class WidgetOperator implements Reconciler<WidgetOperator.Widget>, Cleaner<WidgetOperator.Widget> {
    public record Spec(int size) {}

    public record Status(String kept) {}

    @Group("example.com")
    @Version("v1")
    public static final class Widget extends CustomResource<Spec, Status> implements Namespaced {
        private static final long serialVersionUID = 1;
    }

    public static final class Kept extends CRUDKubernetesDependentResource<ConfigMap, Widget> {
        @Override
        protected ConfigMap desired(Widget widget, Context<Widget> context) {
            return new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(widget.getMetadata().getName())
                    .withNamespace(widget.getMetadata().getNamespace())
                    .endMetadata()
                    .addToData("size", String.valueOf(widget.getSpec().size()))
                    .build();
        }
    }

    @Override
    public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
        if (widget.getStatus() != null) {
            return UpdateControl.noUpdate();
        }
        context.getClient()
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(widget.getMetadata().getName() + ".")
                        .withNamespace(widget.getMetadata().getNamespace())
                        .endMetadata()
                        .withType("Normal")
                        .withReason("Kept")
                        .withMessage("made a ConfigMap")
                        .withNewInvolvedObject()
                        .withApiVersion(widget.getApiVersion())
                        .withKind(widget.getKind())
                        .withName(widget.getMetadata().getName())
                        .withNamespace(widget.getMetadata().getNamespace())
                        .withUid(widget.getMetadata().getUid())
                        .endInvolvedObject()
                        .build())
                .create();
        widget.setStatus(new Status(widget.getMetadata().getName()));
        return UpdateControl.patchStatus(widget);
    }

    @Override
    public DeleteControl cleanup(Widget widget, Context<Widget> context) {
        return DeleteControl.defaultDelete(); // the workflow deletes the ConfigMap
    }

    /** @param election the default one ends the JVM when the leadership ends, also by {@code stop} */
    public static Operator start(
            KubernetesClient client, MeterRegistry registry, LeaderElectionConfiguration election) {
        Operator operator = new Operator(o -> o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withConcurrentReconciliationThreads(2)
                .withMetrics(MicrometerMetricsV2.newBuilder(registry).build())
                .withLeaderElectionConfiguration(election));
        operator.register(new WidgetOperator(), c -> c.settingNamespace("default"));
        operator.start();
        return operator;
    }
}
