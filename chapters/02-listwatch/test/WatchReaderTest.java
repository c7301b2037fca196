import workbook.grade.LibAnswer;

/** The contract of chapter 02, held by the library. */
@LibAnswer(LibWatchReader.class)
class WatchReaderTest extends WatchReaderContract {}
