// What moves shows what flowed: a token flies from the part in which the object was to the part in which it is after the step.

import {h} from './dom.js';
import {fresh} from './picture.js';
import {namesIn, token} from './tokens.js';

const MOST = 8;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Where objects come from that are new in a part. */
function origins(part) {
  if (part === 'wire') return ['server'];
  if (part === 'queue') return ['reflector'];
  if (part === 'store') return ['informer', 'queue'];
  if (part.startsWith('index ')) return ['store'];
  if (part.startsWith('buffer of ')) return ['informer'];
  if (part.startsWith('handler ')) return [part.replace('handler ', 'buffer of ')];
  return [];
}

/** Returns what moves in a step: the name of an object, from where, to where. */
function moves(step) {
  const found = [];
  const move = (names, from, to) => names.forEach((name) => found.push({name, from, to}));
  const [word] = step.what.split(/[ :]/);
  if (step.actor === 'reflector' && word === 'LIST') move(namesIn(step.what, MOST), ['server'], 'reflector');
  if (step.actor === 'reflector' && word === 'reads') move(namesIn(step.what, MOST), ['wire'], 'reflector');
  if (step.actor === 'informer' && word === 'pops') move(namesIn(step.what, MOST), ['queue'], 'informer');
  for (const {part, before, after} of step.changes) {
    const from = origins(part);
    if (from.length === 0) continue;
    for (const index of fresh(before, after, MOST)) move(namesIn(after[index], MOST), from, part);
  }
  return found.slice(0, MOST);
}

function where(picture, part, name) {
  const panel = picture.panels.get(part)?.element;
  if (!panel) return null;
  const inPanel = [...panel.querySelectorAll('.token')].find((element) => element.dataset.token === name);
  const box = (inPanel ?? panel.querySelector('h2') ?? panel).getBoundingClientRect();
  return box.width === 0 ? null : box;
}

export class Flights {
  constructor() {
    this.element = h('div', {class: 'flights', 'aria-hidden': 'true'});
  }

  /** Notes where the objects of a step are. Call the result when the step has been drawn: then they fly. */
  prepare(picture, step, speed) {
    this.element.replaceChildren();
    if (still.matches || speed > 4 || !step) return () => {};
    const planned = moves(step).map((move) => {
      for (const part of move.from) {
        const start = where(picture, part, move.name);
        if (start) return {...move, start};
      }
      return null;
    });
    return () => planned.filter(Boolean).forEach((move, index) => this.fly(picture, move, index, speed));
  }

  fly(picture, {name, start, to}, index, speed) {
    const end = where(picture, to, name);
    if (!end) return;
    const flying = token(name);
    flying.classList.add('flying');
    this.element.append(flying);
    const dx = end.left - start.left;
    const dy = end.top - start.top;
    const at = (x, y, scale) => `translate(${start.left + x}px, ${start.top + y}px) scale(${scale})`;
    const lift = Math.min(40, Math.abs(dx) / 6);
    flying.animate(
      [
        {transform: at(0, 0, 1), opacity: 1},
        {transform: at(dx / 2, dy / 2 - lift, 1.12), opacity: 1, offset: 0.5},
        {transform: at(dx, dy, 1), opacity: 1, offset: 0.95},
        {transform: at(dx, dy, 1), opacity: 0},
      ],
      {duration: 620 / speed, delay: (index * 45) / speed, easing: 'cubic-bezier(.45,.05,.3,1)', fill: 'both'},
    ).finished.then(() => flying.remove(), () => flying.remove());
  }
}
