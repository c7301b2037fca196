// Rows as the engine writes them, drawn: each object is a token with a shape and a colour of its own, so that the eye can follow it from
// part to part; each kind of change has a sign and a colour.

import {h, s} from './dom.js';

const SHAPES = [
  'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z', // circle
  'M1.5 1.5h9v9h-9z', // square
  'M6 .8l5.5 10h-11z', // triangle
  'M6 .3l5.7 5.7l-5.7 5.7l-5.7-5.7z', // diamond
  'M3.2 1h5.6l2.9 5l-2.9 5h-5.6l-2.9-5z', // hexagon
  'M4.2.7h3.6v3.5h3.5v3.6h-3.5v3.5h-3.6v-3.5h-3.5v-3.6h3.5z', // cross
  'M6 .5l5.6 4.2l-2.1 6.6h-7l-2.1-6.6z', // pentagon
  'M6 11.2l-5.5-10h11z', // triangle, upside down
];

const SIGNS = {
  added: ['+', 'add'],
  replaced: ['=', 'list'],
  replacedall: ['=', 'list'],
  add: ['+', 'add'],
  modified: ['~', 'update'],
  updated: ['~', 'update'],
  update: ['~', 'update'],
  deleted: ['−', 'delete'],
  delete: ['−', 'delete'],
  bookmark: ['›', 'other'],
  sync: ['↻', 'list'],
  syncall: ['↻', 'list'],
  error: ['!', 'error'],
};
const PART = new RegExp(
  '(?<kind>\\b(?:ADDED|MODIFIED|DELETED|BOOKMARK|ERROR|Added|Updated|Deleted|ReplacedAll|Replaced|SyncAll|Sync|Bookmark)\\b' +
    '|\\b(?:add|update|delete)\\b(?= [a-z0-9.-]+@))' +
    '|(?:(?<space>[a-z0-9-]+)\\/)?(?<name>[a-z0-9][a-z0-9.-]*)@(?<version>\\d+)(?: to (?<next>\\d+))?' +
    '|(?<of>[a-z0-9-]+)\\/(?<key>[a-z0-9][a-z0-9.-]*)',
  'g',
);

/** Returns an object's name; with its namespace, if that is another one than most objects are in. */
function nameOf({space, of, name, key}) {
  const namespace = space ?? of ?? 'default';
  return namespace === 'default' ? (name ?? key) : `${namespace}/${name ?? key}`;
}

/** Returns a number that is the same for the same name, and differs for pod-1, pod-2, … */
function look(name) {
  const number = name.match(/(\d+)$/);
  if (number) return (+number[1] - 1) % SHAPES.length;
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)) >>> 0;
  return hash % SHAPES.length;
}

/** Draws the shape of an object. */
export function shape(name, props = {}) {
  const number = (look(name) + SHAPES.length) % SHAPES.length;
  return s('path', {d: SHAPES[number], class: `shape hue-${number}`, ...props});
}

/** Draws an object as a token. A long name may be broken after its namespace, and before its version. */
export function token(name, version = '', next = '') {
  const [first, ...rest] = name.split(/(?<=\/)/);
  const piece = (text) => h('b', {class: text.length > 16 ? 'long' : ''}, text);
  const mark = s('svg', {viewBox: '0 0 12 12', 'aria-hidden': 'true'}, shape(name));
  return h(
    'span',
    {class: 'token', 'data-token': name},
    h('span', {class: first.length > 16 ? 'long' : ''}, mark, piece(first)),
    rest.map((part) => [h('wbr'), piece(part)]).flat(),
    version && rest.length > 0 && h('wbr'),
    version && h('i', {}, `@${version}`),
    next && [' ', h('i', {}, `→ ${next}`)],
  );
}

/** Returns a word for the kind of a change with its sign, as an element. */
function kind(word) {
  const [sign, type] = SIGNS[word.toLowerCase()];
  return h('span', {class: `kind ${type}`}, h('span', {'aria-hidden': 'true', class: 'sign'}, sign), word);
}

/** Returns the sign of the first kind of change in a row, and its type; null if it has none. */
export function signOf(row) {
  const word = row.match(/^\w+/)?.[0].toLowerCase();
  return SIGNS[word] ?? null;
}

function count(text, char, from) {
  let found = 0;
  for (let at = text.indexOf(char, from); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

/**
 * Draws a row: text, kinds of changes and tokens. Of more tokens than `most`, the rest is counted.
 *
 * @param more says how many are left out, in words
 */
export function drawn(row, most, more) {
  const parts = [];
  let end = 0;
  let tokens = 0;
  for (const match of row.matchAll(PART)) {
    const {kind: word, version, next, key} = match.groups;
    if (!word && ++tokens > most) {
      parts.push(more(count(row, key ? '/' : '@', match.index)));
      end = row.length;
      break;
    }
    if (match.index > end) parts.push(row.slice(end, match.index));
    parts.push(word ? kind(word) : token(nameOf(match.groups), version, next));
    end = match.index + match[0].length;
  }
  if (end < row.length) parts.push(row.slice(end));
  return parts;
}

/** Returns the names of the objects in a text, at most some. */
export function namesIn(text, most = 12) {
  const names = [];
  for (const match of text.matchAll(PART)) {
    if (!match.groups.kind && names.push(nameOf(match.groups)) >= most) break;
  }
  return names;
}
