// The engine interface of the page, without a server: the compiled library plays the sessions in a worker (worker.js).
// In place of the page's engine.js, which asks the server of `./jbang see`.

const here = (name) => new URL(name, import.meta.url);

/** A part that loops would never give its worker back. */
const PATIENCE = 10_000;

const kept = {
  get: (key, other) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? other;
    } catch {
      return other;
    }
  },
  put: (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // a full or forbidden store: the answer counts, and is not kept
    }
  },
};
const PREDICTIONS = 'workbook.predictions'; // by question: the answer in its short form
const PUZZLES = 'workbook.puzzles'; // the ids of those that are solved

class Hangs extends Error {}

/** The worker with the compiled library. It is started when it is first needed, and again after it was ended. */
class Library {
  constructor() {
    this.waiting = new Map();
    this.last = 0;
  }

  begin() {
    this.worker = new Worker(here('worker.js'));
    this.worker.onmessage = ({data: {id, json, problem}}) => this.settle(id, json, problem);
    this.worker.onerror = (event) => {
      event.preventDefault();
      const message = event.message || 'the worker with the compiled library does not start';
      for (const id of [...this.waiting.keys()]) this.settle(id, undefined, message);
      this.end();
    };
    // Compiling the code may take longer than a step, on a slow device: the clock of a request begins when this is answered.
    this.ready = this.send('read', ['1', 'a'], 6 * PATIENCE);
  }

  end() {
    this.worker?.terminate();
    this.worker = null;
  }

  settle(id, json, problem) {
    const {resolve, reject, timer} = this.waiting.get(id) ?? {};
    if (!resolve) return;
    clearTimeout(timer);
    this.waiting.delete(id);
    if (json === undefined || json === null) reject(new Error(problem));
    else resolve(JSON.parse(json));
  }

  send(operation, args, patience) {
    return new Promise((resolve, reject) => {
      const id = ++this.last;
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        this.end();
        reject(new Hangs(`expected an answer within ${patience / 1000} s, but a part still runs, probably in an endless loop`));
      }, patience);
      this.waiting.set(id, {resolve, reject, timer});
      this.worker.postMessage({id, operation, args: args.map(String)});
    });
  }

  async ask(operation, ...args) {
    if (!this.worker) this.begin();
    await this.ready;
    return this.send(operation, args, PATIENCE);
  }
}

const library = new Library();
let loading;
const data = () => (loading ??= fetch(here('data.json')).then((response) => {
  if (!response.ok) throw new Error(`expected data.json beside engine.js, found HTTP ${response.status}`);
  return response.json();
}));

/** Returns the chapter that the page is about; null for all. */
function chapterOf({chapters}) {
  const asked = new URLSearchParams(location.search).get('chapter') ?? document.body.dataset.chapter
    ?? decodeURIComponent(location.hash).replace(/^#(puzzle\/)?/, '').slice(0, 2);
  return asked in chapters ? asked : null;
}

/** What the page shows of a session that cannot be played on. */
const stopped = (session, message) => ({
  session, beginning: [], from: 0, steps: [], ready: [], asleep: false, over: false, faults: [],
  problem: {message, place: null}, targets: {pods: [], handlers: []},
});

export const engine = {
  /** Returns what can be played: scenes, verbs, puzzles; of one chapter or of all. */
  async scenes() {
    const all = await data();
    const chapter = chapterOf(all);
    const pages = chapter ? [all.chapters[chapter]] : Object.values(all.chapters);
    const solved = kept.get(PUZZLES, []);
    const parts = pages.flatMap(({scenes}) => scenes[0].parts);
    const part = new URLSearchParams(location.search).get('part');
    return {
      ...pages[0],
      part: parts.includes(part) ? part : 'library',
      scenes: pages.flatMap((page) => page.scenes),
      puzzles: pages.flatMap((page) => page.puzzles.map((puzzle) => ({...puzzle, solved: solved.includes(puzzle.id)}))),
    };
  },

  /**
   * Plays a session; returns the steps after step number `from`.
   *
   * @param part 'library', a wrong answer to the chapter, or a puzzle
   */
  async play(session, from, part) {
    const puzzle = (await data()).puzzles[part];
    try {
      if (!puzzle) return await library.ask('play', session.slice(0, 2), session, from, part);
      const {chapter, mutant, most, scene, why} = puzzle;
      const played = await library.ask('puzzle', chapter, session, from, mutant, most, scene);
      const {broken} = played.puzzle;
      if (broken) kept.put(PUZZLES, [...new Set([...kept.get(PUZZLES, []), part])]);
      return {...played, puzzle: {...played.puzzle, why: broken ? [why] : []}};
    } catch (error) {
      if (error instanceof Hangs) return stopped(session, error.message);
      throw error;
    }
  },

  /** Keeps an answer to a question in this browser, and returns whether it is right. */
  async predict(question, given) {
    const {form, right, but, answer, expected, why} = (await data()).questions[question];
    const short = await library.ask('read', form, given);
    if (short === '') throw new Error(`expected ${expected.en}, found "${given}"`);
    kept.put(PREDICTIONS, {...kept.get(PREDICTIONS, {}), [question]: short});
    return {given: short, right: short === right, answer, but: but[short] ?? null, why};
  },

  /** Returns a line of play that solves a puzzle, and why. */
  async giveUp(id) {
    const {line, why} = (await data()).puzzles[id];
    return {line, why};
  },

  /** Returns the words of the page in another language. */
  words: (language) => fetch(here(`words-${language}.json`)).then((response) => response.json()),

  /** Nothing happens here that the page has not asked for. */
  events: () => () => {},
};
