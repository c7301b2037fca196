import workbook.grade.LibAnswer;

/** Runs the contract of chapter 06 against the library's answer. */
@LibAnswer(LibIndex.class)
class IndexTest extends IndexContract {}
