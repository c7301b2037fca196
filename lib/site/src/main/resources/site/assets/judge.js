// Reads an answer to a question as workbook.predict does (Choices, ShortText): QuizIT compares the two.

const NUMBERS = {
  none: '0', never: '0', zero: '0', one: '1', once: '1', two: '2', twice: '2', three: '3', four: '4', five: '5', six: '6', seven: '7',
  eight: '8', nine: '9', ten: '10',
  没有: '0', 零: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 十: '10',
};

const name = (text) => text.replace(/^[\s"'`“‘[(]+|[\s"'`”’\]).。]+$/g, '').replace(/\s+/g, ' ');

/** Each returns the short form of a text; '' if it has none. */
const READ = {
  number(text) {
    let found = text.match(/-?\d+/g) ?? [];
    if (found.length === 0) found = text.replace(/[个次]$/, '').split(/[^\p{L}]+/u).map((word) => NUMBERS[word]).filter(Boolean);
    return found.length === 1 ? found[0].replace(/^(-?)0+(?=\d)/, '$1') : ''; // of two numbers, nobody could say which one is meant
  },
  name,
  list: (text) => text.split(/->|[\s,;，、；>→]+/).map(name).filter((one) => one && one !== 'and' && one !== 'then').join(', '),
};

/** Returns what an answer is worth: {given, right, but}; null if it cannot be read as an answer to this question. */
export function judge(question, typed) {
  const text = typed.trim().toLowerCase();
  if (question.kind === 'choices') {
    const given = text.replace(/[.)。、）]$/, '');
    const choice = given.length === 1 ? question.choices[given.charCodeAt(0) - 97] : undefined;
    return choice ? {given, right: choice.but === undefined, but: choice.but ?? ''} : null;
  }
  const given = READ[question.kind](text);
  if (!given) return null;
  const right = given === question.short;
  return {given, right, but: right ? '' : (question.wrong[given] ?? '')};
}
