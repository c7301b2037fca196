// Always resumes from the version of the list: all events of the watch are sent again.
// killed-by: 2.3 where to resume
// says: resume from the version of the last event
// story: https://github.com/kubernetes-client/java/issues/1533

public class AlwaysFromTheList extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        if (event.type().equals("BOOKMARK")) {
            resumeFrom = event.resourceVersion();
        }
        return !event.type().equals("BOOKMARK");
    }
}
