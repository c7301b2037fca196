// The line of resourceVersions: the server's log as marks on an axis, and for each part a bar up to the newest version that it has seen.
// The distance between two bars is how far a cache is behind.

import {h, put, s} from './dom.js';
import {shape, signOf} from './tokens.js';
import {t} from './words.js';

const LABEL = 96;
const NARROW = 44;
const WIDE = 88;
const AXIS = 34;
const BAR = 15;

export class Versions {
  constructor() {
    this.svg = s('svg', {role: 'img'});
    this.element = h('section', {class: 'versions', 'data-part': 'log'}, this.svg);
    this.logged = [];
    this.run = null;
    this.width = 700;
  }

  /** Returns whether it has another width than when it was drawn. */
  resize() {
    const before = this.width;
    this.width = Math.max(240, this.element.clientWidth);
    return this.width !== before;
  }

  /** Returns the events of the log until a step, each with its version; also those that the server has forgotten. */
  until(run, at) {
    if (this.run !== run || this.begun !== run.begun) {
      this.run = run;
      this.begun = run.begun;
      this.read = -1;
      this.logged = [];
      this.known = new Set();
    }
    for (let step = this.read + 1; step <= run.length; step++) {
      const rows = run.states[step].get('log') ?? [];
      if (step > 0 && rows === run.states[step - 1].get('log')) continue;
      for (const row of rows) {
        const version = +(row.match(/@(\d+)/)?.[1] ?? 0);
        if (!this.known.has(row)) this.logged.push({version, row, step});
        this.known.add(row);
      }
    }
    this.read = run.length;
    let end = this.logged.length;
    while (end > 0 && this.logged[end - 1].step > at) end--;
    return this.logged.slice(0, end);
  }

  draw(run, at) {
    const {width} = this;
    const marks = run.marks[at];
    const log = run.states[at].get('log') ?? [];
    const columns = Math.max(2, Math.floor((width - LABEL) / NARROW) - 1);
    const events = this.until(run, at).slice(-columns);
    const column = Math.max(NARROW, Math.min(WIDE, (width - LABEL) / (this.logged.length + 2)));
    const x = (version) => {
      const after = events.filter((event) => event.version <= version).length;
      return LABEL + (after === 0 ? 4 : (after - 0.5) * column + 8);
    };
    const bars = Object.entries(marks).sort(([one], [other]) => order(one) - order(other));
    const height = AXIS + bars.length * BAR + 4;
    const parts = [s('line', {class: 'axis', x1: LABEL, x2: width - 8, y1: AXIS - 14, y2: AXIS - 14})];
    for (const event of events) {
      const center = x(event.version);
      const [sign, type] = signOf(event.row) ?? ['', 'other'];
      const name = event.row.match(/([a-z0-9./-]+)@/)?.[1] ?? '';
      const there = log.lastIndexOf(event.row) >= 0;
      parts.push(s('g', {class: `event ${type}${there ? '' : ' forgotten'}`, ...(there ? {'data-row': event.row} : {})},
        shape(name, {transform: `translate(${center - 6} 1)`}),
        s('text', {class: 'sign', x: center + 8, y: 11}, sign),
        s('line', {class: 'tick', x1: center, x2: center, y1: AXIS - 18, y2: height - 6}),
        s('text', {class: 'version', x: center, y: AXIS - 1}, String(event.version))));
    }
    bars.forEach(([who, version], index) => {
      const y = AXIS + 4 + index * BAR;
      const end = version ? x(version) : LABEL + 4;
      parts.push(s('g', {class: `bar ${kindOf(who)}`},
        s('text', {class: 'who', x: LABEL - 10, y: y + 9}, label(who)),
        s('rect', {class: 'track', x: LABEL, y: y + 3, width: Math.max(0, width - LABEL - 8), height: 5, rx: 2.5}),
        s('rect', {class: 'fill', x: LABEL, y: y + 3, width: Math.max(2, end - LABEL), height: 5, rx: 2.5}),
        s('circle', {class: 'end', cx: end, cy: y + 5.5, r: 4.5})));
    });
    const said = bars.map(([who, version]) => `${label(who)} ${version || '–'}`).join(', ');
    this.svg.setAttribute('aria-label', `${t('versions')}: ${said}`);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.svg.setAttribute('height', height);
    put(this.svg, s('title', {}, t('versionsAbout')), ...parts);
  }
}

const ORDER = ['server', 'reflector', 'store'];
const kindOf = (who) => who.split(' ')[0];
const order = (who) => (ORDER.includes(kindOf(who)) ? ORDER.indexOf(kindOf(who)) : ORDER.length);

function label(who) {
  const [, part, informer] = who.match(/^(\w+)(?: of (.+))?$/) ?? [];
  const name = who.startsWith('handler ') ? who.slice('handler '.length) : informer ? `${t(part)} · ${informer}` : t(who);
  return name.length > 16 ? name.slice(0, 15) + '…' : name;
}
