package replay.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.handler.HandlerCollection;
import org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * WireMock's HTTP server without its admin API, and with a {@link RequestGate} in front. No HTTP request can change a
 * stub, write a file or stop the server; in the same JVM {@code WireMockServer} can.
 */
final class LocalServer extends Jetty11HttpServer {
    LocalServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    @Override
    protected Handler createHandler(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        HandlerCollection all = (HandlerCollection) super.createHandler(options, admin, stubs);
        for (Handler handler : all.getHandlers()) {
            if (handler instanceof ServletContextHandler context
                    && context.getContextPath().equals(WireMockApp.ADMIN_CONTEXT_ROOT)) {
                all.removeHandler(handler);
            }
        }
        RequestGate gate = new RequestGate();
        gate.setHandler(all);
        return gate;
    }

    @Override
    protected void decorateMockServiceContextAfterConfig(ServletContextHandler stubs) {
        stubs.setErrorHandler(new StatusErrors());
    }

    @Override
    protected void finalizeSetup(Options options) {
        super.finalizeSetup(options);
        jettyServer.setErrorHandler(new StatusErrors());
        for (Connector connector : jettyServer.getConnectors()) {
            HttpConnectionFactory http = connector.getConnectionFactory(HttpConnectionFactory.class);
            http.getHttpConfiguration()
                    .setDelayDispatchUntilContent(false); // RequestGate waits for the body, with a timeout
        }
    }
}
