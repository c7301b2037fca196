package informers.junit;

import informers.simulation.Experiment;
import informers.simulation.Failure;
import informers.simulation.Simulation;
import informers.simulation.SimulationOptions;
import informers.simulation.Simulations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs the methods with {@link SimulatedCluster}. */
final class SimulatedClusterExtension implements InvocationInterceptor, ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulation.class
                && annotation(context).isPresent();
    }

    /** Returns null: each seed has a simulation of its own, which does not exist yet. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        Optional<SimulatedCluster> found = annotation(context);
        if (found.isEmpty()) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        SimulatedCluster annotation = found.get();
        SimulationOptions options = SimulationOptions.DEFAULT
                .withFaults(List.of(annotation.faults()))
                .withWatchLag(Duration.ofSeconds(annotation.watchLagSeconds()))
                .withQuiet(Duration.ofSeconds(annotation.quietSeconds()));
        Experiment experiment = simulation -> call(call, simulation);
        String session = System.getProperty("simulated.session", annotation.replay());
        Optional<Failure> failure = session.isEmpty()
                ? Simulations.firstFailure(
                                Integer.getInteger("simulated.seeds", annotation.seeds()), options, experiment)
                        .map(Failure::shrunk)
                : Simulations.replay(session, options, experiment);
        if (failure.isPresent()) {
            throw RecordedFailure.of(failure.get(), context);
        }
    }

    private static Optional<SimulatedCluster> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), SimulatedCluster.class);
    }

    private static void call(ReflectiveInvocationContext<Method> call, Simulation simulation) throws Exception {
        Method method = call.getExecutable();
        Object[] arguments = call.getArguments().toArray();
        for (int i = 0; i < arguments.length; i++) {
            if (method.getParameterTypes()[i] == Simulation.class) {
                arguments[i] = simulation;
            }
        }
        method.setAccessible(true);
        try {
            method.invoke(call.getTarget().orElse(null), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }
}
