import workbook.grade.LibAnswer;

/** The contract of chapter 08, held by the library. */
@LibAnswer(LibFanOut.class)
class FanOutTest extends FanOutContract {}
