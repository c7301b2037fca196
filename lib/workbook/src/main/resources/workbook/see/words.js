// The words of the page in English. Other languages are in words-LANGUAGE.json, with the texts of the steps as patterns.

const ENGLISH = {
  title: 'Informer Workbook',
  stage: 'The stage',
  chapter: 'Chapter {0}',
  scene: 'Scene',
  puzzle: 'Puzzle',
  puzzles: 'Puzzles',
  language: '中文',
  languageName: 'Switch to Chinese',
  theme: 'Colours: {0}',
  auto: 'as the system',
  light: 'light',
  dark: 'dark',
  help: 'Keys and help',
  close: 'Close',
  partLibrary: "the library's parts",
  partMine: 'your {0}',
  partOther: 'part: {0}',
  versions: 'Who knows what',
  versionsAbout: 'The line of resourceVersions: each bar ends at the newest version that this part has seen.',
  server: 'API server',
  log: 'log',
  wire: 'watch',
  reflector: 'reflector',
  queue: 'queue',
  store: 'store',
  informer: 'informer',
  index: 'index {0}',
  handler: 'handler {0}',
  buffer: 'buffer',
  workQueue: 'work queue',
  controller: 'controller',
  empty: 'empty',
  noWatch: 'no watch',
  more: 'and {0} more',
  you: 'you',
  time: 'time',
  step: 'Step {0} of {1}',
  atFirst: 'Before the first step',
  story: 'The story',
  left: 'You have left the story.',
  backToStory: 'Back to it',
  restart: 'From the start',
  next: 'Who goes next?',
  nobody: 'Everybody waits.',
  asleep: 'Everybody waits; time can pass.',
  midway: 'In the middle of an action. What you do now follows from this step.',
  ended: 'Every task has ended.',
  play: 'Play',
  pause: 'Pause',
  stepOn: 'Step',
  back: 'Back',
  first: 'To the start',
  last: 'To the end',
  speed: 'Speed',
  slower: 'Slower',
  faster: 'Faster',
  seek: 'Seek',
  lanes: 'All steps',
  actions: 'Do something',
  pod: 'Pod',
  handlerTarget: 'Handler',
  status: 'Status',
  newName: 'new name',
  objects: 'Objects',
  network: 'Server and network',
  handlers: 'Handlers',
  list: 'Step list',
  link: 'Copy link',
  copied: 'Copied',
  broken: 'Broken',
  problem: 'The stage has stopped',
  reloaded: 'Your file was saved: the same session was played again.',
  lost: 'The server has ended. Start it again with ./jbang see, and open its new address.',
  question: 'Before it goes on',
  answer: 'Answer',
  skip: 'Skip',
  goOn: 'Go on',
  right: 'Right.',
  wrong: 'Not quite.',
  keysOn: 'Single keys act',
  helpIntro: 'An informer at work: the real parts, one step at a time. You decide who goes next, and what the world does to them.',
  helpShapes: 'Each object has a shape and a colour that it keeps everywhere. A token is an object in one version.',
  helpLink: 'The address holds the session: whoever opens it sees the same steps.',
  signAdd: 'new',
  signUpdate: 'changed',
  signDelete: 'deleted',
  signList: 'from a list, or a resync',
  live: 'live: {0}',
  recorded: 'A recorded run',
  received: 'received',
  rate: '{0} per second',
  noScene: 'There is no scene {0}. The first one is shown.',
  loading: 'Loading…',
  actionsLeft: '{0} of {1} actions left',
  hint: 'Hint',
  giveUp: 'I give up',
  lineOfPlay: 'One way:',
  parts: 'Part',
  solved: 'You broke it.',
  noneLeft: 'No actions left: start again.',
  libraryDid: "What the library's part did with the same actions",
  scenes: 'Scenes',
  nothing: 'Nothing follows: nobody can go on now. Let time pass, or do something.',
  you_start: 'Press → to begin.',
};

let words = ENGLISH;
let patterns = [];
let current = 'en';
const translated = new Map();

/** Takes the words of a language; English if there are none. */
export function use(language, given) {
  current = language;
  words = {...ENGLISH, ...given?.page};
  patterns = (given?.texts ?? []).map(([pattern, replacement]) => [new RegExp(`^${pattern}$`, 's'), replacement]);
  translated.clear();
}

export const language = () => current;

/** Returns a word of the page, with {0}, {1} replaced. */
export function t(key, ...values) {
  return (words[key] ?? ENGLISH[key] ?? key).replace(/\{(\d)\}/g, (_, number) => values[number] ?? '');
}

/** Returns a text that comes in several languages: {en, zh}. */
export const of = (text) => (typeof text === 'string' ? text : (text?.[current] ?? text?.en ?? ''));

/**
 * Returns a text of the engine in the language of the page; as it is if no pattern matches. In a replacement, $1 is what the pattern has
 * found, and %1 is the same in the language of the page.
 */
export function say(text) {
  if (patterns.length === 0) return text;
  const known = translated.get(text);
  if (known !== undefined) return known;
  let said = text;
  for (const [pattern, replacement] of patterns) {
    const found = text.match(pattern);
    if (!found) continue;
    said = replacement.replace(/([$%])(\d)/g, (_, how, number) => (how === '$' ? found[number] : say(found[number])) ?? '');
    break;
  }
  if (translated.size > 5000) translated.clear();
  translated.set(text, said);
  return said;
}
