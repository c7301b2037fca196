// A session as text, as it stands in the fragment of the URL: 04-gap/7/quiet,cut,create:pod-3, or puzzle/ID/cut.

/** Reads a fragment; returns null if it names no scene and no puzzle that there is. */
export function parse(fragment, {scenes, puzzles}) {
  const text = decodeURIComponent(fragment.replace(/^#/, ''));
  const [first, second = '', ...rest] = text.split('/');
  const actions = (list) => (list ? list.split(',') : []);
  if (first === 'puzzle') {
    const puzzle = puzzles.find((one) => one.id === second);
    return puzzle && {puzzle, scene: puzzle.scene, seed: String(puzzle.seed ?? 1), actions: actions(rest.join('/'))};
  }
  const known = scenes.some((one) => one.id === first);
  return known ? {puzzle: null, scene: first, seed: second || '1', actions: actions(rest.join('/'))} : null;
}

/** Returns the session as the engine reads it. */
export const text = ({scene, seed, actions}) => `${scene}/${seed}/${actions.join(',')}`;

/** Returns the fragment that `parse` reads. */
export const fragment = (session) =>
  '#' + (session.puzzle ? `puzzle/${session.puzzle.id}/${session.actions.join(',')}` : text(session));

/**
 * Returns the actions that lead to the step `at`: those after it are dropped. Of a `quiet` that goes on after it, as many turns are kept
 * as it has shown: they are the same steps. Another action has no middle, and is kept whole.
 */
export function upTo(actions, steps, at) {
  if (at >= steps.length) return actions;
  const last = at === 0 ? -1 : steps[at - 1].action;
  const goesOn = last >= 0 && steps[at].action === last;
  if (!goesOn || !/^(quiet|turns:.*)$/.test(actions[last])) return actions.slice(0, last + 1);
  const turns = new Set(steps.slice(0, at).filter((step) => step.action === last).map((step) => step.turn));
  return [...actions.slice(0, last), `turns:${turns.size}`];
}
