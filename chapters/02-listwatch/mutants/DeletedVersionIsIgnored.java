// Ignores the version of a DELETED: after resuming, the server sends the deletion again.
// killed-by: 2.3 where to resume
// says: a DELETED too
// story: https://github.com/kubernetes/kubernetes/issues/59848

public class DeletedVersionIsIgnored extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        if (!event.type().equals("DELETED")) {
            resumeFrom = event.resourceVersion();
        }
        return !event.type().equals("BOOKMARK");
    }
}
