package site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks comments, texts, annotations, key words and numbers of Java source. */
final class JavaColours {
    private static final Pattern TOKEN = Pattern.compile("(?<c>//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<s>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+')"
            + "|(?<a>@\\w+)"
            + "|\\b(?<k>abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends"
            + "|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new|null|package"
            + "|permits|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this|throw"
            + "|throws|true|try|var|void|volatile|while|yield)\\b"
            + "|\\b(?<n>\\d[\\w.]*)");

    private JavaColours() {}

    /** Returns the source as HTML. */
    static String html(String source) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            html.append(Html.text(source.substring(end, token.start())));
            html.append("<span class=\"").append(kind(token)).append("\">");
            html.append(Html.text(token.group())).append("</span>");
            end = token.end();
        }
        return html.append(Html.text(source.substring(end))).toString();
    }

    private static String kind(Matcher token) {
        for (String kind : new String[] {"c", "s", "a", "k"}) {
            if (token.group(kind) != null) {
                return "j" + kind;
            }
        }
        return "jn";
    }
}
