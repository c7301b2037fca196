// A live informer: its events per second as bars, one for each second of the last minute.

import {h, put, s} from './dom.js';
import {t} from './words.js';

const SECONDS = 60;
const HEIGHT = 34;

/** Returns how many events the steps report: "receives 12 added, 190 updated". */
function received(steps) {
  let sum = 0;
  for (const {what} of steps) {
    if (what.startsWith('receives')) for (const [, number] of what.matchAll(/(\d+) [a-z]/g)) sum += +number;
  }
  return sum;
}

export class Rates {
  constructor() {
    this.words = h('p', {class: 'rate'});
    this.svg = s('svg', {viewBox: `0 0 ${SECONDS * 10} ${HEIGHT}`, preserveAspectRatio: 'none', height: HEIGHT, 'aria-hidden': 'true'});
    this.element = h('section', {class: 'rates', hidden: true}, this.words, this.svg);
    this.counts = Array(SECONDS).fill(0);
    this.now = 0;
  }

  /** Begins to draw, once a second. */
  start() {
    this.element.hidden = false;
    setInterval(() => this.tick(), 1000);
    this.tick();
  }

  take(steps) {
    this.now += received(steps);
  }

  tick() {
    this.counts = [...this.counts.slice(1), this.now];
    this.now = 0;
    const most = Math.max(1, ...this.counts);
    const last = this.counts.slice(-5);
    const rate = Math.round(last.reduce((sum, count) => sum + count, 0) / last.length);
    this.words.textContent = t('rate', rate.toLocaleString('en'));
    put(this.svg, ...this.counts.map((count, index) => {
      const height = (count / most) * (HEIGHT - 2);
      return s('rect', {x: index * 10 + 1, width: 8, y: HEIGHT - height, height});
    }));
  }
}
