import workbook.grade.LibAnswer;

/** Runs the contract of chapter 01 on the library's answer. */
@LibAnswer(LibListReader.class)
class ListReaderTest extends ListReaderContract {}
