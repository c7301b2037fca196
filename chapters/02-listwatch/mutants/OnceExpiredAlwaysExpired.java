// Remembers a 410 forever: after the new LIST it still has no version to resume from.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: resume from the version of the new list
// story: https://github.com/kubernetes-client/java/issues/1533
public class OnceExpiredAlwaysExpired extends BufferedWatchReader {
    private boolean expired;

    @Override
    public boolean saw(Event event) {
        expired |= event.object().path("code").asInt() == 410;
        return super.saw(event);
    }

    @Override
    public String resumeFrom() {
        return expired ? "" : super.resumeFrom();
    }
}
