import workbook.grade.LibAnswer;

/** The contract of chapter 01, held by the library. */
@LibAnswer(LibLister.class)
class ListerTest extends ListerContract {}
