import workbook.grade.MyAnswer;

/** Runs the contract of chapter 03 on your answer: this is the grade. */
@MyAnswer("03-deltafifo/MyDeltaFIFO.java")
class MyDeltaFIFOTest extends DeltaFIFOContract {}
