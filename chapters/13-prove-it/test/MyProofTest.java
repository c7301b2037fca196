import workbook.grade.MyAnswer;

/** Runs the contract of chapter 13 against your answer: this is your grade. */
@MyAnswer("13-prove-it/MyProof.java")
class MyProofTest extends ProofContract {}
