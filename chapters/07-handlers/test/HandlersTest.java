import workbook.grade.LibAnswer;

/** Runs the contract of chapter 07 against the library's answer. */
@LibAnswer(LibHandlers.class)
class HandlersTest extends HandlersContract {}
