// Play, pause, step, back, seek, speed; and the line of text under the picture.

import {h, put, s} from './dom.js';
import {nameOf, PAGE_KEYS} from './keys.js';
import {drawn} from './tokens.js';
import {say, t} from './words.js';

const ICONS = {
  first: 'M2 2h2v10h-2zM12 2v10l-7-5z',
  back: 'M10 2v10l-7-5z',
  play: 'M3 1.5v11l9-5.5z',
  pause: 'M3 2h3v10h-3zM8 2h3v10h-3z',
  stepOn: 'M4 2v10l7-5z',
  last: 'M2 2v10l7-5zM10 2h2v10h-2z',
  slower: 'M2 6h10v2h-10z',
  faster: 'M2 6h4v-4h2v4h4v2h-4v4h-2v-4h-4z',
};

const icon = (name) => s('svg', {viewBox: '0 0 14 14', class: 'icon', 'aria-hidden': 'true'}, s('path', {d: ICONS[name]}));

export class Transport {
  constructor(page) {
    const on = {
      first: () => page.pause() || page.show(0),
      back: () => page.back(),
      play: () => page.toggle(),
      stepOn: () => page.pause() || page.stepOn(),
      last: () => page.pause() || page.show(page.run.length),
      slower: () => page.faster(-1),
      faster: () => page.faster(1),
      help: () => page.help.open(),
    };
    this.on = on;
    this.buttons = Object.fromEntries(Object.keys(on).filter((name) => ICONS[name]).map((name) =>
      [name, h('button', {type: 'button', class: name, 'data-do': name, onclick: on[name]}, icon(name))]));
    this.speed = h('output', {class: 'speed'});
    this.count = h('span', {class: 'at'});
    const {first, back, play, stepOn, last, slower, faster} = this.buttons;
    this.element = h('div', {class: 'transport', role: 'group'}, first, back, play, stepOn, last, this.count,
      h('span', {class: 'speeds'}, slower, this.speed, faster));
  }

  /** Returns what a key does here; undefined if nothing. */
  key(key) {
    const name = Object.keys(PAGE_KEYS).find((one) => PAGE_KEYS[one] === key);
    return name && this.on[name];
  }

  draw(page) {
    const playing = page.playing !== null;
    this.buttons.play.firstChild.firstChild.setAttribute('d', ICONS[playing ? 'pause' : 'play']);
    for (const [name, button] of Object.entries(this.buttons)) {
      const words = name === 'play' && playing ? 'pause' : name;
      button.setAttribute('aria-label', t(words));
      button.title = `${t(words)} (${nameOf(PAGE_KEYS[name])})`;
    }
    this.speed.textContent = `${page.speed}×`;
    this.count.textContent = page.at === 0 ? t('atFirst') : t('step', page.at, page.run.length);
    this.buttons.back.disabled = this.buttons.first.disabled = page.at === 0;
    this.buttons.last.disabled = page.at === page.run.length;
  }
}

/** The step in words, the line of the source, what is wrong, and what the page has to say. */
export class Caption {
  constructor() {
    this.actor = h('b', {class: 'actor'});
    this.what = h('span', {class: 'what'});
    this.place = h('p', {class: 'place'});
    this.noted = h('p', {class: 'note', role: 'status'});
    this.gone = h('p', {class: 'note', role: 'status'}); // a line of its own: the stream may open after something was noted
    this.wrong = h('div', {class: 'faults', role: 'alert', hidden: true});
    this.element = h('section', {class: 'caption'},
      h('p', {class: 'line', 'aria-live': 'polite'}, this.actor, ' ', this.what), this.place, this.wrong, this.noted, this.gone);
  }

  draw(run, at, end) {
    const step = run.steps[at - 1];
    const more = (left) => t('more', left.toLocaleString('en'));
    this.actor.textContent = step ? say(step.actor) : '';
    this.actor.className = `actor ${step ? step.actor.split(' ')[0] : ''}`;
    put(this.what, ...(step ? drawn(say(step.what), 12, more) : [run.states[0].size === 0 ? (this.noted.textContent ? '' : t('loading')) : document.body.classList.contains('live') ? '' : t('you_start')]));
    put(this.place, ...(step?.place ? [h('span', {}, `${step.place.file.split('/').at(-1)}:${step.place.line}`), ' ',
      h('code', {}, step.place.text?.trim() ?? '')] : []));
    this.faults(end);
  }

  faults(end) {
    const key = JSON.stringify([end?.faults, end?.problem, t('broken')]);
    if (key === this.key) return;
    this.key = key;
    const parts = [];
    if (end?.problem) {
      parts.push(h('h3', {}, t('problem')), h('p', {}, end.problem.message));
      if (end.problem.place) parts.push(h('p', {class: 'place'}, `${end.problem.place.file}:${end.problem.place.line}`));
    }
    const faults = (end?.faults ?? []).map(say);
    if (faults.length) parts.push(h('h3', {}, t('broken')), h('ul', {}, ...faults.slice(0, 12).map((fault) => h('li', {}, fault))));
    put(this.wrong, ...parts);
    this.wrong.hidden = parts.length === 0;
  }

  note(text) {
    this.noted.textContent = text;
  }

  lost(isLost) {
    this.gone.textContent = isLost ? t('lost') : '';
  }
}
