// Searches for the first "type" in the text of the line: a Service has one too.
// killed-by: 2.1 one whole line
// says: A Service has a field type of its own
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes

public class FirstTypeInTheText extends BufferedWatchReader {
    @Override
    public Event event(String line) {
        int from = line.indexOf("\"type\":") + 7;
        int begin = line.indexOf('"', from) + 1;
        return new Event(line.substring(begin, line.indexOf('"', begin)), super.event(line).object());
    }
}
