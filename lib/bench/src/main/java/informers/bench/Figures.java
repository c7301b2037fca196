package informers.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** The measured values: by scenario and client, one value per round. Used by one thread. */
final class Figures {
    private final Map<String, Map<String, Map<Integer, Double>>> values = new LinkedHashMap<>();

    void add(int round, String scenario, String contestant, Map<String, Double> measured) {
        measured.forEach(
                (figure, value) -> values.computeIfAbsent(scenario + "/" + contestant, k -> new LinkedHashMap<>())
                        .computeIfAbsent(figure, k -> new LinkedHashMap<>())
                        .put(round, value));
    }

    private Map<Integer, Double> rounds(String scenario, String contestant, String figure) {
        return values.getOrDefault(scenario + "/" + contestant, Map.of()).getOrDefault(figure, Map.of());
    }

    /** Returns the clients of a scenario, in the order in which they first ran. */
    Set<String> contestants(String scenario) {
        Set<String> names = new LinkedHashSet<>();
        values.keySet().stream()
                .filter(key -> key.startsWith(scenario + "/"))
                .forEach(key -> names.add(key.substring(scenario.length() + 1)));
        return names;
    }

    /** A median, with minimum and maximum. */
    record Spread(double median, double least, double most) {
        static Optional<Spread> of(List<Double> values) {
            if (values.isEmpty()) {
                return Optional.empty();
            }
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1]));
        }
    }

    Optional<Spread> of(String scenario, String contestant, String figure) {
        return Spread.of(List.copyOf(rounds(scenario, contestant, figure).values()));
    }

    /** Divides one figure by another, round by round: a machine that is slow for a while is slow for both. */
    Optional<Spread> ratio(String[] above, String[] below) {
        return paired(above, below, (a, b) -> a / b);
    }

    /** Subtracts one figure from another, round by round. */
    Optional<Spread> difference(String[] one, String[] other) {
        return paired(one, other, (a, b) -> a - b);
    }

    private Optional<Spread> paired(String[] one, String[] other, DoubleBinaryOperator operator) {
        Map<Integer, Double> first = rounds(one[0], one[1], one[2]);
        Map<Integer, Double> second = rounds(other[0], other[1], other[2]);
        List<Double> results = new ArrayList<>();
        first.forEach((round, value) -> {
            Double divisor = second.get(round);
            if (divisor != null) {
                results.add(operator.applyAsDouble(value, divisor));
            }
        });
        return Spread.of(results);
    }
}
