import workbook.grade.MyAnswer;

/** The contract of chapter 03, held by you: this is the grade. */
@MyAnswer("03-deltafifo/MyDeltaFIFO.java")
class MyDeltaFIFOTest extends DeltaFIFOContract {}
