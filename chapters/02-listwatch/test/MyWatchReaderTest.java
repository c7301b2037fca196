import workbook.grade.MyAnswer;

/** Runs the contract of chapter 02 on your answer: this is the grade. */
@MyAnswer("02-listwatch/MyWatchReader.java")
class MyWatchReaderTest extends WatchReaderContract {}
