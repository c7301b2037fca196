// The engine interface of the page: who plays the sessions. Here it is the server that `./jbang see` starts.
// Nothing else of the page sends requests, so another engine only has to replace this file.

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.message ?? `HTTP ${response.status}`);
  return body;
}

const post = (path, body) =>
  fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)}).then(answer);

export const engine = {
  /** Returns what can be played: scenes, verbs, puzzles. */
  scenes: () => fetch('api/scenes').then(answer),

  /** Plays a session; returns the steps after step number `from`. */
  play: (session, from, part) => post('api/play', {session, from, part}),

  /** Stores an answer to a question, and returns whether it is right. */
  predict: (question, given) => post('api/predict', {question, answer: given}),

  /** Returns a line of play that solves a puzzle, and why. */
  giveUp: (puzzle) => post('api/give-up', {puzzle}),

  /** Returns the words of the page in another language. */
  words: (language) => fetch(`words-${language}.json`).then(answer),

  /** Calls `on[name](data)` for each event that the server sends: hello, reload, step, and lost when it is gone. */
  events(on) {
    const source = new EventSource('api/events');
    for (const name of ['hello', 'reload', 'step']) {
      source.addEventListener(name, (event) => on[name]?.(JSON.parse(event.data)));
    }
    source.onopen = () => on.found?.();
    source.onerror = () => on.lost?.();
    return () => source.close();
  },
};
