package replay.server;

import java.util.stream.Collectors;

/** Removes what differs between runs, between clusters, and between kubectl 1.36 and older ones. */
final class Unlike {
    private Unlike() {}

    static String masked(String printed) {
        return printed.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uid>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.0-9]*( [+-]\\d{4}|Z)?", "<time>")
                .replaceAll("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), .* [+-]\\d{4}", "<time>")
                .replaceAll("(resourceVersion(?:\\\\?\"|): ?(?:\\\\)?\")\\d+", "$1<version>")
                .replaceAll("\\b(\\d+[dhms])+\\b", "<age>")
                .replaceAll("\\bg-[a-z0-9]{5}\\b", "g-<suffix>")
                .replaceAll("https?://127\\.0\\.0\\.1:\\d+\\S*", "<server>")
                .replaceAll("\\b10\\.\\d+\\.\\d+\\.\\d+\\b", "<ip>")
                .replaceAll("(TOKEN|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*)\\n?", "<token>\n")
                .replaceAll("\\S*/?(LIVE|MERGED)(-\\d+)?/", "$1/")
                .replaceAll("(?m)^(Client Version|Kustomize Version): .*$", "$1: <kubectl>")
                .replaceAll("(?m)^WARNING: version difference between client .*\n", "")
                .replace(" deleted from default namespace", " deleted")
                .lines()
                .map(line -> line.replaceAll(" +", " ").stripTrailing()) // columns are as wide as their widest cell
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
