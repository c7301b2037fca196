// Resumes before a deletion, and so is told of it again.
// killed-by: 2.3 where to resume
// says: a DELETED too
// story: https://github.com/kubernetes/kubernetes/issues/59848

public class DeletesDoNotMove extends BufferedWatchReader {
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
