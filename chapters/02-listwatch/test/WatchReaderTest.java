import workbook.grade.LibAnswer;

/** Runs the contract of chapter 02 on the library's answer. */
@LibAnswer(LibWatchReader.class)
class WatchReaderTest extends WatchReaderContract {}
