import workbook.grade.MyAnswer;

/** Runs the contract of chapter 01 on your answer: this is the grade. */
@MyAnswer("01-clients/MyListReader.java")
class MyListReaderTest extends ListReaderContract {}
