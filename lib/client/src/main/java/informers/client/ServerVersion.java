package informers.client;

import java.util.Objects;

/**
 * The server's version.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code version.Info}.
 *
 * @param gitVersion such as {@code v1.36.2}
 */
public record ServerVersion(
        String major, String minor, String gitVersion, String gitCommit, String buildDate, String platform) {
    public ServerVersion {
        Objects.requireNonNull(major, "major");
        Objects.requireNonNull(minor, "minor");
        Objects.requireNonNull(gitVersion, "gitVersion");
        Objects.requireNonNull(gitCommit, "gitCommit");
        Objects.requireNonNull(buildDate, "buildDate");
        Objects.requireNonNull(platform, "platform");
    }

    @Override
    public String toString() {
        return gitVersion;
    }
}
