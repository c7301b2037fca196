package informers.client;

/**
 * The server's version.
 *
 * <p>A value; any thread. Answers to apimachinery's {@code version.Info}.
 *
 * @param gitVersion such as {@code v1.36.2}
 */
public record ServerVersion(
        String major, String minor, String gitVersion, String gitCommit, String buildDate, String platform) {
    @Override
    public String toString() {
        return gitVersion;
    }
}
