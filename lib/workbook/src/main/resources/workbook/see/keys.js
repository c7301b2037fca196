// Which key does what. Verbs of the engine that have no key here can still be reached with Tab.

export const VERB_KEYS = {
  next: 'n', quiet: 'q', time: 't',
  create: 'c', update: 'u', delete: 'd',
  cut: 'x', break: 'b', forget: 'f', refuse: 'r', silent: 's', speak: 'S',
  slow: 'l', fast: 'L', throw: 'h', heal: 'H', add: 'a', remove: 'e', stop: 'Z',
};

export const PAGE_KEYS = {
  play: ' ', stepOn: 'ArrowRight', back: 'ArrowLeft', first: 'Home', last: 'End', slower: '-', faster: '+', help: '?',
};

const NAMES = {' ': 'Space', ArrowRight: '→', ArrowLeft: '←'};

/** Returns a key as it is written on a keyboard. */
export const nameOf = (key) => NAMES[key] ?? (/^[A-Z]$/.test(key) ? `⇧${key}` : key.toUpperCase());

/**
 * Calls the function that belongs to a key, except where the key has a meaning of its own: in fields, and on what has the focus.
 *
 * @param isOn returns whether single letters act
 */
export function listen(isOn, on) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target;
    if (target.closest?.('dialog') || target.matches?.('select, textarea, input:not([type=range]):not([type=checkbox])')) return;
    if (target.matches?.('input[type=range]') && /^(Arrow|Home|End|Page)/.test(event.key)) return;
    if (target.matches?.('button, a, summary, input') && (event.key === ' ' || event.key === 'Enter')) return;
    if (event.key.length === 1 && event.key !== '?' && !isOn()) return;
    const act = on(event.key === '=' ? '+' : event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
