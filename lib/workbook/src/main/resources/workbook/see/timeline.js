// All steps as marks in the lanes of those who acted, and the slider that seeks.

import {h, put, s} from './dom.js';
import {say, t} from './words.js';

const NAMES = 96;
const LANE = 13;
/** On a projector all marks stand in one lane, and the picture gets the room. */
const LOW = 800;

export class Timeline {
  /** @param seek called with the number of the step to show */
  constructor(seek) {
    this.svg = s('svg', {'aria-hidden': 'true', class: 'lanes'});
    this.svg.addEventListener('click', (event) => seek(this.at(event)));
    this.slider = h('input', {type: 'range', min: 0, step: 1, oninput: () => seek(+this.slider.value)});
    this.element = h('div', {class: 'timeline'}, this.svg, this.slider);
    this.length = 0;
    this.left = NAMES;
  }

  at(event) {
    const box = this.svg.getBoundingClientRect();
    const share = (event.clientX - box.left - this.left) / (box.width - this.left - 8);
    return Math.max(0, Math.min(this.length, Math.round(share * this.length)));
  }

  resize() {
    const before = `${this.wide} ${innerHeight}`;
    this.wide = Math.max(240, this.element.clientWidth);
    return before !== `${this.wide} ${innerHeight}`;
  }

  draw(run, at, language) {
    const width = this.wide ?? 700;
    if (this.run !== run || this.begun !== run.begun || this.high !== innerHeight || this.length !== run.length || this.width !== width || this.language !== language) {
      Object.assign(this, {run, width, language, length: run.length, high: innerHeight, begun: run.begun});
      this.lanes(width);
    }
    const x = this.x(at);
    this.cursor.setAttribute('x1', x);
    this.cursor.setAttribute('x2', x);
    this.slider.max = run.length;
    this.slider.value = at;
    this.slider.setAttribute('aria-label', t('seek'));
    this.slider.setAttribute('aria-valuetext', t('step', at, run.length));
  }

  x(at) {
    return this.left + (this.length === 0 ? 0 : (at / this.length) * (this.width - this.left - 8));
  }

  lanes(width) {
    const byActor = new Map([['you', []]]);
    this.run.steps.forEach(({actor}, index) => {
      if (!byActor.has(actor)) byActor.set(actor, []);
      byActor.get(actor).push(index + 1);
    });
    if (byActor.get('you').length === 0 && byActor.size > 1) byActor.delete('you'); // nobody plays a recorded run
    const low = innerHeight < LOW || width < 500;
    this.left = low ? 8 : NAMES;
    const height = (low ? 1 : byActor.size) * LANE + 2;
    const parts = [];
    let y = LANE / 2 + 1;
    for (const [actor, numbers] of byActor) {
      const name = actor.startsWith('handler ') ? actor.slice('handler '.length) : say(actor);
      parts.push(
        s('line', {class: 'lane', x1: this.left, x2: width - 8, y1: y, y2: y}),
        !low && s('text', {class: 'who', x: this.left - 10, y: y + 4}, name.length > 14 ? name.slice(0, 13) + '…' : name),
        s('path', {class: `acts ${actor.split(' ')[0]}`, d: numbers.map((number) => `M${this.x(number).toFixed(1)} ${y}h0`).join('')}));
      if (!low) y += LANE;
    }
    this.cursor = s('line', {class: 'cursor', y1: 0, y2: height});
    this.element.classList.toggle('low', low);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.svg.setAttribute('height', height);
    put(this.svg, ...parts, this.cursor);
  }
}
