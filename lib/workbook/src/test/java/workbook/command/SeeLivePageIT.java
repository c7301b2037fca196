package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.FieldSelector;
import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
}
