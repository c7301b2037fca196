// Remembers a 410, and forgets to forget it: after the new LIST it still has nowhere to resume from.
// killed-by: 2.4 an ERROR changes nothing, and 410 means: list again
// says: a new beginning
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
