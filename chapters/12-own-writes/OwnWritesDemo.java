///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Seeded*.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Director.java
//SOURCES OwnWrites.java
//SOURCES Settings.java
//SOURCES LibOwnWrites.java
//SOURCES TrustingWrites.java
//SOURCES LateCluster.java
//SOURCES LateRun.java
//SOURCES LateWatch.java
//SOURCES Looks.java
//SOURCES SettingsController.java
//SOURCES SettingsStage.java

import informers.client.DiscoveryClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

@Command(
        name = "12-own-writes",
        description = "A controller that does not see its own writes at once: how it creates an object twice, and how it avoids that.",
        sortOptions = false)
public class OwnWritesDemo implements Callable<Integer> {
    private static final int SEEDS = 20;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    public static void main(String... args) {
        Scripts.main(new OwnWritesDemo(), args);
    }

    @Override
    public Integer call() throws Exception {
        try (Cluster cluster = where.open();
                RestClient client = cluster.client()) {
            System.out.println("Cluster: " + cluster + ", Kubernetes " + new DiscoveryClient(client).serverVersion());
            bySeed();
            try (Guest guest = Guest.of("12", cluster, client)) {
                SettingsStage.plan(guest, List.of("workbook-a", "workbook-b"));
                guest.begin();
                guest.requireBegun();
                onCluster(guest);
            } catch (ApiException e) {
                throw e.isForbidden() ? new UserError("this chapter creates namespaces: " + Sections.missing(e), e) : e;
            }
            System.out.println("\nRequests: " + cluster.requests());
        }
        return 0;
    }

    private OwnWrites withBookkeeping(Settings settings) {
        return mine.choose("12-own-writes/MyOwnWrites.java", OwnWrites.class, () -> new LibOwnWrites(settings), settings);
    }

    private void bySeed() {
        System.out.println("\n1. " + SEEDS + " seeds for each delay of the cache, in memory, on virtual time: runs with a second ConfigMap");
        System.out.println("   the cache is late by   without bookkeeping   with it");
        for (Duration lag : List.of(Duration.ZERO, SECOND, Duration.ofSeconds(10))) {
            System.out.printf(
                    Locale.ROOT,
                    "   %-22s %-21s %s%n",
                    lag.isZero() ? "nothing" : "up to " + lag.toSeconds() + " s",
                    seconds(lag, TrustingWrites::new),
                    seconds(lag, this::withBookkeeping));
        }
        LateRun.Outcome shortest = null;
        for (long seed = 1; seed <= SEEDS; seed++) {
            LateRun.Outcome outcome = LateRun.random(seed, MINUTE, TrustingWrites::new);
            if (outcome.duplicates() > 0 && (shortest == null || lines(outcome) < lines(shortest))) {
                shortest = outcome;
            }
        }
        if (shortest == null) {
            throw new IllegalStateException("expected a seed with a second ConfigMap, found none");
        }
        System.out.println("\n2. Seed " + shortest.seed() + " without bookkeeping, the cache up to a minute late");
        print(shortest, lines(shortest));
        System.out.println("\n3. Seed " + shortest.seed() + " with it");
        print(LateRun.random(shortest.seed(), MINUTE, this::withBookkeeping), lines(shortest));
    }

    /** Returns the number of lines until a second ConfigMap is created. */
    private static int lines(LateRun.Outcome outcome) {
        int lines = 0;
        while (!outcome.log().get(lines).contains(LateCluster.SECOND)) {
            lines++;
        }
        return lines + 1;
    }

    /** Returns the number of seeds for which a second ConfigMap is created in a namespace. */
    private static long seconds(Duration lag, Function<Settings, OwnWrites> answers) {
        long seconds = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            seconds += LateRun.random(seed, lag, answers).duplicates() > 0 ? 1 : 0;
        }
        return seconds;
    }

    private static void print(LateRun.Outcome outcome, int lines) {
        List<String> log = outcome.log();
        log.stream().limit(lines).forEach(line -> System.out.println(" " + line));
        if (log.size() > lines) {
            System.out.println("           …");
        }
    }

    private void onCluster(Guest guest) throws Exception {
        try (SettingsStage stage = new SettingsStage(guest, "workbook-a", TrustingWrites::new)) {
            System.out.println("\n4. On the cluster, without bookkeeping; the watch of ConfigMaps is held back");
            stage.start();
            stage.holdWatch();
            stage.createNamespace();
            stage.show("create");
            stage.touchNamespace();
            stage.show("create");
            stage.releaseWatch();
            stage.count();
        }
        try (SettingsStage stage = new SettingsStage(guest, "workbook-b", this::withBookkeeping)) {
            System.out.println("\n5. With bookkeeping");
            stage.start();
            stage.holdWatch();
            stage.createNamespace();
            stage.show("create");
            stage.touchNamespace();
            stage.show("not ready");
            stage.releaseWatch();
            stage.show("nothing to do");
            stage.count();

            stage.settle();
            System.out.println("\n6. Which events add a key");
            stage.changeObject();
            stage.show("nothing to do");
            stage.holdWatchAfterCreate();
            stage.deleteObject();
            stage.show("create");
            stage.releaseWatch();
            stage.show("event of its own");
            stage.count();
        }
    }
}
