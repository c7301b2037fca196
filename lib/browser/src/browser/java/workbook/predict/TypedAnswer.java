package workbook.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what somebody typed as an answer. */
public final class TypedAnswer {
    private static final Text NONE = new Text("", "");

    private TypedAnswer() {}

    /**
     * Returns the short form of an answer; {@code ""} if it cannot be read as one.
     *
     * @param form {@code NUMBER}, {@code NAME} or {@code LIST}, or how many choices there are
     */
    public static String read(String form, String typed) {
        Form read;
        if (Character.isDigit(form.charAt(0))) {
            List<Choices.Choice> choices = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(form); i++) {
                choices.add(new Choices.Choice(NONE, "", NONE));
            }
            read = new Choices(choices);
        } else {
            read = new ShortText(ShortText.Kind.valueOf(form), "", Map.of());
        }
        return read.judge(typed).map(Verdict::given).orElse("");
    }
}
