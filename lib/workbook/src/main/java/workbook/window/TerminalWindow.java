package workbook.window;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import workbook.cli.Printable;
import workbook.cli.Width;

/**
 * A window on the terminal of this process.
 *
 * <p>The terminal's settings are changed, and restored, by a shell that runs as long as the window. It restores them when its input ends:
 * so also after an error of this program, after Ctrl-C and SIGTERM, and if this JVM is killed.
 */
public final class TerminalWindow implements Window {
    private static final String TERMINAL = "/dev/tty";

    /** In a smaller terminal, plain lines can be read more easily. */
    private static final Size SMALLEST = new Size(12, 40);

    /**
     * A read waits at most a tenth of a second for a key, and the key is not shown. Ctrl-C works; Ctrl-Z and Ctrl-\ do not, because the
     * terminal would not be restored. The screen is the alternate one: what was printed before is there again afterwards. For each
     * line of its input, the shell prints the size of the terminal.
     */
    private static final String SHELL = """
            trap '' INT TERM HUP QUIT TTOU TSTP
            saved=$(stty -g </dev/tty) || exit 1
            restore() { printf '\\033[?25h\\033[?1049l' >/dev/tty; stty "$saved" </dev/tty; }
            stty -icanon -echo min 0 time 1 susp undef quit undef </dev/tty || { restore; exit 1; }
            printf '\\033[?1049h\\033[?25l' >/dev/tty
            while read -r size; do stty size </dev/tty; done
            restore
            """;

    private static final long SIZE_IS_VALID = TimeUnit.MILLISECONDS.toNanos(500);

    private final Process shell;
    private final BufferedReader sizes;
    private final FileInputStream in;
    private final FileOutputStream out;
    private final Deque<String> pressed = new ArrayDeque<>();
    private final byte[] buffer = new byte[256];
    private Size size;
    private long sizeKnownAt = System.nanoTime();
    private List<String> drawn = List.of();
    private boolean closed;

    private TerminalWindow(Process shell, Size size) throws IOException {
        this.shell = shell;
        this.sizes = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII));
        this.size = size;
        this.in = new FileInputStream(TERMINAL);
        this.out = new FileOutputStream(TERMINAL);
    }

    /** Opens a window; empty if this process has no terminal for it, or a very small one. */
    public static Optional<Window> open() {
        String kind = System.getenv("TERM");
        Size size = Size.ofTerminal().orElse(new Size(0, 0));
        if (kind == null
                || kind.equals("dumb")
                || size.rows() < SMALLEST.rows()
                || size.columns() < SMALLEST.columns()) {
            return Optional.empty();
        }
        Process shell = null;
        try {
            shell = new ProcessBuilder("sh", "-c", SHELL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            TerminalWindow window = new TerminalWindow(shell, size);
            window.requestSize(); // returns when the settings are changed
            return Optional.of(window);
        } catch (IOException e) {
            if (shell != null) {
                end(shell);
            }
            return Optional.empty();
        }
    }

    /** Waits until the user of the terminal, without a window, has pressed Enter. */
    public static void awaitLine() throws InterruptedException, IOException {
        try (FileInputStream in = new FileInputStream(TERMINAL)) {
            while (in.available() == 0) { // a read could not be interrupted
                Thread.sleep(50);
            }
            in.read(new byte[in.available()]);
        }
    }

    @Override
    public Size size() {
        if (System.nanoTime() - sizeKnownAt > SIZE_IS_VALID) {
            try {
                requestSize();
            } catch (IOException e) {
                throw new UncheckedIOException("the terminal is gone", e);
            }
        }
        return size;
    }

    private void requestSize() throws IOException {
        shell.getOutputStream().write('\n');
        shell.getOutputStream().flush();
        String printed = sizes.readLine();
        if (printed == null) {
            throw new IOException("stty cannot change this terminal");
        }
        Size now = Size.parse(printed).orElse(size);
        if (!now.equals(size)) {
            size = now;
            drawn = List.of();
        }
        sizeKnownAt = System.nanoTime();
    }

    @Override
    public void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(drawn.isEmpty() ? "\033[2J" : "");
        for (int row = 0; row < size.rows(); row++) {
            String line = line(lines, row);
            if (drawn.isEmpty() || !line.equals(line(drawn, row))) {
                text.append("\033[").append(row + 1).append(";1H\033[2K").append(line);
            }
        }
        drawn = List.copyOf(lines);
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal is gone", e);
        }
    }

    private String line(List<String> lines, int row) {
        return row < lines.size() ? Width.start(Printable.line(lines.get(row)), size.columns()) : "";
    }

    @Override
    public Optional<String> key() throws InterruptedException {
        if (pressed.isEmpty()) {
            long start = System.nanoTime();
            try {
                int length = in.read(buffer); // the terminal's time limit ends it
                if (length > 0) {
                    pressed.addAll(Keys.of(buffer, length));
                } else if (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(50)) {
                    Thread.sleep(100); // the terminal is gone, and does not wait
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the terminal is gone", e);
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Optional.ofNullable(pressed.poll());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        end(shell);
        try (in;
                out) {
            return;
        } catch (IOException e) {
            // nothing is left to write
        }
    }

    /** Waits until the shell has restored the terminal, also on a thread that was interrupted. */
    private static void end(Process shell) {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // it has ended by itself
        }
        shell.onExit().completeOnTimeout(shell, 2, TimeUnit.SECONDS).join();
    }
}
