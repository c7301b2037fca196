// The picture: a panel for each part that the engine shows, in the order in which an event passes them. A part that is not known here gets
// a panel of its own, so that nothing is lost. After each step only the panels that differ are drawn again.

import {h, put} from './dom.js';
import {drawn} from './tokens.js';
import {say, t} from './words.js';

/** Of more rows and more tokens than these, the rest is counted: ten thousand objects are drawn as fast as ten. */
const MOST_ROWS = 16;
const MOST_TOKENS = 24;
/** A row that only says how many there are, as those of a live informer. */
const TOTAL = /^(\d+) ([a-z]+)$/;
/** How the rows of a handler begin that say that its notifications contradict each other. */
const WRONG = /^(added twice|updated from|deleted, but)/;
const SETS = new Set(['server', 'store', 'received']);

const SLOTS = {server: 'server', wire: 'wire', reflector: 'reflector', queue: 'queue', store: 'store', received: 'store', informer: 'head'};
const OTHERS = {'work queue': 'workQueue', controller: 'controller'};

/**
 * Where the panel of a part stands, what its heading is, and how its rows look. With several informers, their parts are called
 * "store of nodes"; each informer has a box.
 */
function place(part) {
  if (part === 'log') return null; // drawn as the line of versions
  if (part === 'watch reader') return {slot: 'wire', kind: 'other', title: () => say(part)};
  const [, what, informer = ''] = part.match(/^(\S+|index \S+)(?: of (.+))?$/) ?? [null, part];
  const titled = (title) => () => (informer ? `${title()} · ${informer}` : title());
  if (what === 'buffer' && informer) return {slot: 'handler', of: informer, kind: 'buffer', title: () => t('buffer')};
  if (part.startsWith('handler ')) {
    const of = part.slice('handler '.length);
    return {slot: 'handler', of, kind: 'handler', title: () => t('handler', of)};
  }
  if (what.startsWith('index ')) return {slot: 'store', informer, kind: 'index', title: titled(() => t('index', what.slice('index '.length)))};
  if (SLOTS[what]) return {slot: SLOTS[what], informer, kind: what, title: titled(() => t(what))};
  return {slot: 'others', kind: 'other', title: () => (OTHERS[part] ? t(OTHERS[part]) : say(part))};
}

/** Returns the indexes of the rows that were not there before, at most some. What is the same at both ends is not compared twice. */
export function fresh(before, after, most) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  const least = Math.min(before.length, after.length) - start;
  while (same < least && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const old = new Map();
  for (const row of before.slice(start, before.length - same)) old.set(row, (old.get(row) ?? 0) + 1);
  const found = new Set();
  for (let index = start; index < after.length - same && found.size < most; index++) {
    const left = old.get(after[index]) ?? 0;
    if (left > 0) old.set(after[index], left - 1);
    else found.add(index);
  }
  return found;
}

/** Returns the indexes to draw: all, or the first ones with what is new. */
function chosen(count, most, isNew) {
  if (count <= most) return Array.from({length: count}, (_, index) => index);
  const shown = new Set([...isNew].slice(0, most / 2));
  for (let index = 0; shown.size < most; index++) shown.add(index);
  return [...shown].sort((one, other) => one - other);
}

class Panel {
  constructor(part, kind, title) {
    this.part = part;
    this.kind = kind;
    this.title = title;
    this.isSet = SETS.has(kind) || kind === 'handler';
    this.name = h('h2', {});
    this.count = h('span', {class: 'count'});
    this.list = h('ul', {class: this.isSet ? 'rows set' : 'rows'});
    this.state = h('p', {class: 'state'});
    this.element = h('section', {class: `panel ${kind}`, 'data-part': part},
      h('header', {}, this.name, this.count), this.state, this.list);
    this.rows = null;
    this.marked = false;
  }

  /** Draws the rows. `before` are the rows of the step before, if they are to be compared. */
  draw(rows, before, language) {
    const marks = before !== rows && before !== null;
    if (rows === this.rows && !marks && !this.marked && language === this.language) return;
    this.rows = rows;
    this.marked = marks;
    this.language = language;
    const isNew = marks ? fresh(before, rows, MOST_TOKENS) : new Set();
    this.name.textContent = this.title();
    this.element.setAttribute('aria-label', this.part.startsWith('buffer of ') ? `${this.title()} ${this.part.slice(10)}` : this.title());
    const lead = this.leads() ? rows.slice(0, 1) : [];
    put(this.state, ...lead.flatMap((row) => this.content(row)));
    this.state.hidden = lead.length === 0;
    if (lead.length) this.state.setAttribute('data-row', lead[0]);
    else this.state.removeAttribute('data-row');
    const first = lead.length;
    const most = this.isSet ? MOST_TOKENS : MOST_ROWS;
    const shown = chosen(rows.length - first, most, new Set([...isNew].map((index) => index - first).filter((index) => index >= 0)));
    const items = shown.map((index) => this.item(rows[index + first], isNew.has(index + first)));
    const left = rows.length - first - shown.length;
    if (left > 0) items.push(h('li', {class: 'more'}, t('more', left.toLocaleString('en'))));
    put(this.list, ...items);
    this.list.hidden = items.length === 0;
    const count = rows.length - first;
    this.count.textContent = this.counts() && !rows.some((row) => TOTAL.test(row)) ? count.toLocaleString('en') : '';
    this.element.classList.toggle('none', count === 0);
    this.element.classList.toggle('changed', marks);
    this.state.classList.toggle('new', isNew.has(0) && first === 1);
    this.element.classList.toggle('closed', rows.length === 0);
    if (rows.length === 0 && this.emptyWord()) {
      this.state.hidden = false;
      this.state.textContent = this.emptyWord();
    }
  }

  /** Returns whether the first row says what the part does, and is no content of it. */
  leads() {
    return ['reflector', 'informer', 'handler', 'wire'].includes(this.kind);
  }

  counts() {
    return !['reflector', 'informer', 'handler', 'wire', 'other'].includes(this.kind);
  }

  emptyWord() {
    return this.kind === 'wire' ? t('noWatch') : this.kind === 'reflector' || this.kind === 'informer' ? '' : t('empty');
  }

  item(row, isNew) {
    const total = row.match(TOTAL);
    if (total) return this.total(row, +total[1], total[2]);
    const known = this.kind === 'handler' && row.startsWith('knows ');
    const wrong = this.kind === 'handler' && WRONG.test(row);
    return h('li', {class: `row${isNew ? ' new' : ''}${wrong ? ' wrong' : ''}`, 'data-row': row},
      ...this.content(known ? row.slice('knows '.length) : row));
  }

  /** Draws a number with a bar that is as long as the greatest one so far allows. */
  total(row, number, what) {
    this.greatest = Math.max(this.greatest ?? 1, number);
    const bar = h('progress', {max: this.greatest, value: number, 'aria-label': say(row)});
    return h('li', {class: 'total', 'data-row': row}, h('b', {}, number.toLocaleString('en')), ' ', say(what), bar);
  }

  content(row) {
    const more = (left) => h('span', {class: 'more'}, t('more', left.toLocaleString('en')));
    const [, object, label] = (this.kind === 'server' && row.match(/^(\S+@\d+) (\S+)$/)) || [null, row, ''];
    return [...drawn(say(object), MOST_TOKENS / 2, more), label && h('small', {class: 'label'}, label)];
  }
}

const slot = (name) => h('div', {class: `slot ${name}`});

/** The picture. `element` is to be put into the page. */
export class Picture {
  constructor() {
    this.panels = new Map();
    this.cards = new Map();
    this.slots = Object.fromEntries(['server', 'wire', 'handlers', 'others'].map((name) => [name, slot(name)]));
    this.boxes = new Map();
    this.informers = slot('informers');
    const {server, wire, handlers, others} = this.slots;
    this.element = h('div', {class: 'picture', tabindex: '0', role: 'region'}, server, wire, this.informers, handlers, others);
  }

  /** Returns the box of an informer, with the places of its parts. */
  box(name) {
    let box = this.boxes.get(name);
    if (!box) {
      const {head, reflector, queue, store} = (box = Object.fromEntries(
        ['head', 'reflector', 'queue', 'store'].map((part) => [part, slot(part)])));
      box.element = h('div', {class: 'box'}, head, h('div', {class: 'column intake'}, reflector, queue), store);
      this.boxes.set(name, box);
      this.informers.append(box.element);
    }
    return box;
  }

  /** Draws the picture after step number `at`, and marks what that step changed. */
  draw(run, at, language) {
    this.element.setAttribute('aria-label', t('stage'));
    const state = run.states[at];
    const before = at > 0 ? run.states[at - 1] : state;
    for (const [part, rows] of state) {
      const gone = rows.length === 0 && this.isGone(part, state);
      if (gone) this.remove(part);
      else this.panel(part)?.draw(rows, before.get(part) ?? [], language);
    }
    for (const part of [...this.panels.keys()]) {
      if (!state.has(part)) this.remove(part);
    }
    this.act(at > 0 ? run.steps[at - 1].actor : '');
  }

  /** A handler always has a row; without one it has been removed, and so has its buffer. */
  isGone(part, state) {
    const {slot, of} = place(part) ?? {};
    return slot === 'handler' && (state.get(`handler ${of}`) ?? []).length === 0;
  }

  panel(part) {
    const known = this.panels.get(part);
    if (known) return known;
    const where = place(part);
    if (where === null) return null;
    const panel = new Panel(part, where.kind, where.title);
    this.panels.set(part, panel);
    if (where.slot === 'handler') {
      const card = this.card(where.of);
      if (where.kind === 'buffer') card.prepend(panel.element);
      else card.append(panel.element);
    } else {
      (this.slots[where.slot] ?? this.box(where.informer)[where.slot]).append(panel.element);
    }
    return panel;
  }

  card(name) {
    let card = this.cards.get(name);
    if (!card) {
      card = h('div', {class: 'card', 'data-handler': name});
      this.cards.set(name, card);
      this.slots.handlers.append(card);
    }
    return card;
  }

  remove(part) {
    const panel = this.panels.get(part);
    if (!panel) return;
    panel.element.remove();
    this.panels.delete(part);
    const {of, informer} = place(part);
    if (informer !== undefined && !this.boxes.get(informer)?.element.querySelector('.panel')) {
      this.boxes.get(informer)?.element.remove();
      this.boxes.delete(informer);
    }
    if (of && this.cards.get(of)?.childElementCount === 0) {
      this.cards.get(of).remove();
      this.cards.delete(of);
    }
  }

  /** Brings what has changed into view, where there is too much for the screen. */
  reveal() {
    (this.element.querySelector('.panel.acts') ?? this.element.querySelector('.panel.changed'))?.scrollIntoView({block: 'nearest'});
  }

  /** Marks the panel of the one who acts. */
  act(actor) {
    this.acting?.classList.remove('acts');
    this.acting = this.panels.get(actor)?.element ?? null;
    this.acting?.classList.add('acts');
  }
}
