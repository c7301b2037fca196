import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection between an informer and its cluster that the capstone's script cuts and restores. */
@Timeout(30)
class WireIT {
    private static final int GREETING = 7;

    private final CountDownLatch connecting = new CountDownLatch(1);
    private final Semaphore mayConnect = new Semaphore(0);

    @Test
    void aConnectionThatWasAcceptedBeforeTheCutIsClosedAndTheRestoredWireStaysOpen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Wire wire = new Wire(() -> connectWhenAllowed(server))) {
            try (Socket early = connect(wire.port())) {
                connecting.await(); // the wire has accepted the early connection
                wire.cut();
                wire.restore();
                mayConnect.release(2);
                greet(server);

                assertThat(isClosed(early)).as("the early connection is closed").isTrue();
            }
            try (Socket late = connect(wire.port())) {
                greet(server);

                assertThat(late.getInputStream().read())
                        .as("what the server sends on a connection after restore()")
                        .isEqualTo(GREETING);
            }
        }
    }

    private Socket connectWhenAllowed(ServerSocket server) throws IOException {
        connecting.countDown();
        mayConnect.acquireUninterruptibly();
        return connect(server.getLocalPort());
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void greet(ServerSocket server) throws IOException {
        server.accept().getOutputStream().write(GREETING);
    }

    /** Reads to the end: the greeting may have been forwarded before the connection was closed. */
    private static boolean isClosed(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {}
            return true;
        } catch (IOException e) {
            return true; // closed with bytes that nobody has read
        }
    }
}
