package informers.client;

import java.util.Objects;

/**
 * The version of the server.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code version.Info}.
 *
 * @param major such as {@code 1}
 * @param minor such as {@code 36}
 * @param gitVersion such as {@code v1.36.2}
 * @param gitCommit the commit that it was built from
 * @param buildDate when it was built
 * @param platform such as {@code linux/amd64}
 */
public record ServerVersion(
        String major, String minor, String gitVersion, String gitCommit, String buildDate, String platform) {
    /** Rejects null. {@inheritDoc} */
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
