import workbook.grade.LibAnswer;

/** The contract of chapter 03, held by the library. */
@LibAnswer(LibDeltaFIFO.class)
class DeltaFIFOTest extends DeltaFIFOContract {}
