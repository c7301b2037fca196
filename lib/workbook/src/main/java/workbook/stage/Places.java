package workbook.stage;

/** Where something was thrown: in a learner's file, if it is one of theirs. */
final class Places {
    private Places() {}

    /** Such as {@code Todo: 3.1 enqueue (MyDeltaFIFO.java:24)}. */
    static String describe(Throwable thrown) {
        Throwable origin = thrown;
        while (origin.getCause() != null) {
            origin = origin.getCause();
        }
        String message = origin.getMessage();
        return origin.getClass().getSimpleName()
                + (message == null ? "" : ": " + message)
                + place(origin.getStackTrace());
    }

    /** Returns the first frame of a chapter's file, whose classes have no package; otherwise the first. */
    static String place(StackTraceElement[] trace) {
        StackTraceElement found = trace.length == 0 ? null : trace[0];
        for (StackTraceElement frame : trace) {
            if (!frame.getClassName().contains(".")) {
                found = frame;
                break;
            }
        }
        return found == null ? "" : " (" + found.getFileName() + ":" + found.getLineNumber() + ")";
    }
}
