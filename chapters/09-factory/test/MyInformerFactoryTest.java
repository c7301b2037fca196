import workbook.grade.MyAnswer;

/** Runs the contract of chapter 09 against your answer: this is your grade. */
@MyAnswer("09-factory/MyInformerFactory.java")
class MyInformerFactoryTest extends InformerFactoryContract {}
