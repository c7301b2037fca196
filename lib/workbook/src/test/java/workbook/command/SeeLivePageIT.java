package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.FieldSelector;
import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;
import workbook.see.LivePage;
import workbook.see.SeeServer;

/** The page of an informer that follows a cluster, in a browser. */
class SeeLivePageIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void thePartsThatNoEventHasChangedStayInThePicture() throws Exception {
        CHROMIUM.size(1280, 720); // starts the browser before the tape
        try (ReplayServer cluster = ReplayServer.start(
                        ReplayOptions.of(WorkbookHome.find().wiremock()).withSpeed(5));
                RestClient client = RestClient.of(ClientConfig.of(cluster.newSession("rollout")));
                SeeServer server = SeeServer.start(LivePage.start(
                        "08", "pods", ListWatch.of(client, Pod.TYPE, "", FieldSelector.EVERYTHING), Pod.TYPE))) {
            CHROMIUM.open(server.url());
            CHROMIUM.waitFor("document.querySelector('.line').textContent.includes('is notified')");

            for (String part : new String[] {"wire", "informer", "reflector", "queue", "store", "handler page"}) {
                boolean isShown =
                        CHROMIUM.run("return document.querySelector(`[data-part='${arguments[0]}']`) !== null", part);
                assertThat(isShown).as(part).isTrue();
            }
            CHROMIUM.leave();
        }
    }

    /**
     * 2,000 events a second: every click is answered, and the memory does not grow. How fast is asserted only when it is measured, for
     * {@code -Dbusy.seconds}, with {@code -Dbusy.url=ADDRESS} of a page in another process:
     * <pre>
     * ./jbang replay --load 2000
     * ./jbang see 08 --kubeconfig wiremock-mappings/kubeconfig.yaml --context empty --no-browser
     * </pre>
     */
    @Test
    void thePageOfABusyClusterAnswersAndDoesNotGrow() throws Exception {
        int seconds = Integer.getInteger("busy.seconds", 0);
        String other = System.getProperty("busy.url");
        if (other != null) {
            beBusy(other, seconds);
            return;
        }
        CHROMIUM.size(1280, 720);
        try (ReplayServer cluster = ReplayServer.start(
                        ReplayOptions.of(WorkbookHome.find().wiremock()).withLoad(2_000));
                RestClient client = RestClient.of(ClientConfig.of(cluster.newSession("empty")));
                SeeServer server = SeeServer.start(LivePage.start(
                        "08", "pods", ListWatch.of(client, Pod.TYPE, "", FieldSelector.EVERYTHING), Pod.TYPE))) {
            beBusy(server.url(), seconds);
        }
    }

    private static void beBusy(String url, int seconds) throws Exception {
        CHROMIUM.size(1280, 720);
        CHROMIUM.open(url);
        CHROMIUM.waitFor("document.querySelector('.line').textContent.includes('is notified')");
        CHROMIUM.run("""
                window.frames_ = [];
                window.answers = [];
                let last = performance.now();
                const frame = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(frame); };
                requestAnimationFrame(frame);
                document.addEventListener('click', (event) => requestAnimationFrame(() => setTimeout(() =>
                  window.answers.push(performance.now() - event.timeStamp))));
                """);
        double before = heap();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        double most = before;
        int round = 0;
        for (; round < 8 || System.nanoTime() - end < 0; round++) {
            CHROMIUM.driver().findElement(By.cssSelector(".theme")).click();
            CHROMIUM.driver()
                    .findElement(By.cssSelector(round % 2 == 0 ? ".back" : ".last"))
                    .click();
            TimeUnit.MILLISECONDS.sleep(500); // a user who clicks four times a second
            if (round % 60 == 59) {
                most = Math.max(most, heap());
                System.out.println(report(before));
            }
        }
        CHROMIUM.waitFor("window.answers.length === " + 2 * round);
        most = Math.max(most, heap());
        System.out.println(report(before));

        assertThat(most - before).as("bytes of growth").isLessThan(4e6);
        if (seconds > 0) {
            beFast(sorted("answers"));
        }
        CHROMIUM.leave();
    }

    private static void beFast(List<Double> answers) {
        assertThat(answers.get(answers.size() / 2))
                .as("ms until a click is answered")
                .isLessThan(200);
        assertThat(Integer.parseInt(CHROMIUM.<String>run("return document.querySelector('.rate').textContent")
                        .replaceAll("\\D", "")))
                .as("events a second")
                .isGreaterThan(1_000);
    }

    private static String report(double before) {
        List<Double> frames = sorted("frames_");
        List<Double> answers = sorted("answers");
        return "%d frames: %.0f ms, 99th percentile %.0f, longest %.0f; %d clicks answered in %.0f ms, 99th percentile %.0f, longest %.0f; heap %.1f MB, at first %.1f; %s"
                .formatted(
                        frames.size(),
                        frames.get(frames.size() / 2),
                        frames.get(frames.size() * 99 / 100),
                        frames.get(frames.size() - 1),
                        answers.size(),
                        answers.get(answers.size() / 2),
                        answers.get(answers.size() * 99 / 100),
                        answers.get(answers.size() - 1),
                        heap() / 1e6,
                        before / 1e6,
                        CHROMIUM.<String>run("return document.querySelector('.rate').textContent"));
    }

    private static List<Double> sorted(String list) {
        List<Number> found = CHROMIUM.run("return window." + list);
        return found.stream().map(Number::doubleValue).sorted().toList();
    }

    private static double heap() {
        CHROMIUM.driver().executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) CHROMIUM.driver()
                        .executeCdpCommand("Runtime.getHeapUsage", Map.of())
                        .get("usedSize"))
                .doubleValue();
    }
}
