import workbook.grade.LibAnswer;

/** The contract of chapter 07, held by the library. */
@LibAnswer(LibHandlers.class)
class HandlersTest extends HandlersContract {}
