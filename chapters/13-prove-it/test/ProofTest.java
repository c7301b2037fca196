import workbook.grade.LibAnswer;

/** Runs the contract of chapter 13 against our answer, the checks of the test kit. */
@LibAnswer(LibProof.class)
class ProofTest extends ProofContract {}
