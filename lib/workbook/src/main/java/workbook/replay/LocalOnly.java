package workbook.replay;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.regex.Pattern;
import workbook.tape.ApiAnswer;

/**
 * Keeps web pages out. The server listens on 127.0.0.1 only, but a page in this machine's browser can send requests
 * there, and WireMock's own {@code /__admin} can do much. A page's request shows by its Origin, or by a Host that is not
 * this machine (a name that somebody pointed at 127.0.0.1).
 */
final class LocalOnly implements RequestFilterV2 {
    private static final Pattern THIS_MACHINE = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        String host = request.getHeader("Host");
        if (!request.containsHeader("Origin")
                && (host == null || THIS_MACHINE.matcher(host).matches())) {
            return RequestFilterAction.continueWith(request);
        }
        ApiAnswer.Body refusal = Answers.failure(
                403,
                "Forbidden",
                "the replay server answers programs on this machine, at 127.0.0.1 or localhost; not web pages");
        return RequestFilterAction.stopWith(new ResponseDefinitionBuilder()
                .withStatus(refusal.status())
                .withHeader("Content-Type", refusal.contentType())
                .withBody(refusal.bytes())
                .build());
    }

    @Override
    public boolean applyToAdmin() {
        return true;
    }

    @Override
    public boolean applyToStubs() {
        return true;
    }

    @Override
    public String getName() {
        return "local-only";
    }
}
