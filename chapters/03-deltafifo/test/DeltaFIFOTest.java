import workbook.grade.LibAnswer;

/** Runs the contract of chapter 03 on the library's answer. */
@LibAnswer(LibDeltaFIFO.class)
class DeltaFIFOTest extends DeltaFIFOContract {}
