import workbook.grade.LibAnswer;

/** Runs the contract of chapter 08 against the library's answer. */
@LibAnswer(LibFanOut.class)
class FanOutTest extends FanOutContract {}
