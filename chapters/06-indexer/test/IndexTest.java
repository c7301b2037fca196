import workbook.grade.LibAnswer;

/** The contract of chapter 06, held by the library. */
@LibAnswer(LibIndex.class)
class IndexTest extends IndexContract {}
