// What one can do: who goes next, the actions of the engine, the story of the scene, and the list of all steps.

import {h, put} from './dom.js';
import {nameOf, VERB_KEYS} from './keys.js';
import {drawn} from './tokens.js';
import {of, say, t} from './words.js';

const TURNS = new Set(['next', 'quiet', 'time']);
const STATUSES = ['410', '429', '500', 'garbage', 'unreachable'];
/** Of more steps, those around the current one are listed. */
const MOST_STEPS = 80;
const MOST_TARGETS = 100;

const kbd = (key) => key && h('kbd', {'aria-hidden': 'true'}, nameOf(key));

export class ActionPanel {
  /** @param act called with an action, such as create:pod-3 */
  constructor(act) {
    this.act = act;
    this.ready = h('div', {class: 'ready'});
    this.turns = h('div', {class: 'buttons'});
    this.groups = h('div', {class: 'groups'});
    this.next = h('section', {class: 'next'});
    this.element = h('section', {class: 'actions'});
    this.chosen = {pod: '', handler: '', status: '410', part: 'store'};
    this.selects = {};
  }

  /** Takes the verbs of the engine, and draws a button for each. */
  verbs(verbs, language) {
    this.known = verbs;
    this.language = language;
    const needing = (need, but = () => true) => verbs.filter((verb) => verb.needs === need && but(verb.word));
    put(this.turns, ...needing('nothing', (word) => TURNS.has(word)).map((verb) => this.button(verb)),
      ...needing('part').flatMap((verb) => [this.button(verb, 'part'), this.select('part', t('parts'))]));
    const group = (title, select, ...buttons) =>
      h('div', {class: 'group', role: 'group', 'aria-label': t(title)},
        h('p', {class: 'about'}, t(title), select), h('div', {class: 'buttons'}, ...buttons));
    put(this.groups,
      group('objects', this.select('pod', t('pod')), ...needing('pod').map((verb) => this.button(verb, 'pod'))),
      group('network', this.select('status', t('status'), STATUSES), ...needing('status').map((verb) => this.button(verb, 'status')),
        ...needing('nothing', (word) => !TURNS.has(word)).map((verb) => this.button(verb))),
      group('handlers', this.select('handler', t('handlerTarget')), ...needing('handler').map((verb) => this.button(verb, 'handler'))),
    );
    put(this.next, h('h2', {}, t('next')), this.ready, this.turns);
    put(this.element, h('h2', {}, t('actions')), this.groups);
  }

  button(verb, need) {
    return h('button', {
      type: 'button', class: 'verb', 'data-verb': verb.word, title: of(verb.about),
      onclick: () => this.use(verb, need),
    }, say(verb.word), kbd(VERB_KEYS[verb.word]));
  }

  select(need, label, values = []) {
    const select = h('select', {'aria-label': label, class: `choose ${need}`, onchange: () => (this.chosen[need] = select.value)},
      ...values.map((value) => h('option', {value}, value)));
    this.selects[need] = select;
    return select;
  }

  use(verb, need) {
    if (!need) return this.act(verb.word);
    const target = this.chosen[need];
    return target ? this.act(`${verb.word}:${target}`) : undefined;
  }

  /** Returns what a key does here; undefined if nothing. */
  key(key) {
    const index = /^[1-9]$/.test(key) ? +key - 1 : -1;
    if (index >= 0) return this.ready.querySelectorAll('button')[index] && (() => this.ready.querySelectorAll('button')[index]?.click());
    const verb = this.known?.find((one) => VERB_KEYS[one.word] === key);
    return verb && (() => this.buttons().find((button) => button.dataset.verb === verb.word)?.click());
  }

  /** Draws who could go next, and what the actions can be about. */
  draw(end, targets, between) {
    if (this.end === end && this.targets === targets && this.between === between && this.drawnIn === this.language) return;
    Object.assign(this, {end, targets, between, drawnIn: this.language});
    const {ready = [], asleep, over} = end ?? {};
    put(this.ready, ...(ready.length
      ? ready.map((task, index) => h('button', {type: 'button', class: 'task', 'data-task': task, onclick: () => this.act(`go:${task}`)},
          say(task.replaceAll('_', ' ')), kbd(index < 9 ? String(index + 1) : '')))
      : [h('p', {class: 'quiet'}, !end ? (between ? t('midway') : '') : t( over ? 'ended' : asleep ? 'asleep' : 'nobody'))]));
    for (const [need, names] of Object.entries({pod: targets?.pods, handler: targets?.handlers, part: targets?.parts})) {
      if (names && this.selects[need]) this.fill(need, names);
    }
    for (const button of this.buttons()) {
      button.disabled = over === true;
    }
  }

  buttons() {
    return [this.next, this.element].flatMap((part) => [...part.querySelectorAll('[data-verb]')]);
  }

  /** Fills a list of targets, with a new name at its end. */
  fill(need, names) {
    const select = this.selects[need];
    if (select.names === names) return;
    select.names = names;
    const all = names.slice(0, MOST_TARGETS);
    if (need !== 'part') all.push(newName(need, new Set(names)));
    if (!all.includes(this.chosen[need])) this.chosen[need] = all[0];
    put(select, ...all.map((name, index) =>
      h('option', {value: name}, need === 'part' ? say(name.replaceAll('_', ' ')) : index === all.length - 1 ? `${name} (${t('newName')})` : name)));
    select.value = this.chosen[need];
  }
}

function newName(need, taken) {
  const stem = need === 'pod' ? 'pod-' : 'handler-';
  let number = 1;
  while (taken.has(stem + number)) number++;
  return stem + number;
}

/** The story of a scene: its actions, and how far it has been played. */
export class Story {
  constructor(restart) {
    this.element = h('section', {class: 'story'});
    this.restart = restart;
  }

  draw(play, actions, language) {
    if (this.play === play && this.actions === actions && this.language === language) return;
    Object.assign(this, {play, actions, language});
    const on = isOn(play, actions);
    const done = on ? actions.length : 0;
    put(this.element,
      h('h2', {}, t('story')),
      h('ol', {class: on ? '' : 'left'}, ...play.map((action, index) =>
        h('li', {class: index < done ? 'done' : on && index === done ? 'now' : '', 'data-action': action}, sayAction(action)))),
      h('p', {class: 'row-of-buttons'}, on ? '' : h('span', {}, t('left')),
        h('button', {type: 'button', onclick: this.restart}, on ? t('restart') : t('backToStory'))));
  }
}

/** Returns whether what was done is the beginning of the story. */
export const isOn = (play, actions) => actions.length <= play.length && actions.every((action, index) => action === play[index]);

function sayAction(action) {
  const [verb, target] = action.split(':');
  const isName = !['go', 'until', 'refuse'].includes(verb);
  return target ? `${say(verb)} ${isName ? target : say(target.replaceAll('_', ' '))}` : say(verb);
}

/** The list of all steps. */
export class StepList {
  constructor(seek) {
    this.list = h('ol', {class: 'steps', tabindex: '0'});
    this.heading = h('h2', {});
    this.element = h('section', {class: 'log'}, this.heading, this.list);
    this.seek = seek;
  }

  draw(run, at, language) {
    this.heading.textContent = t('list');
    this.list.setAttribute('aria-label', t('list'));
    const first = Math.max(0, Math.min(at - MOST_STEPS / 2, run.length - MOST_STEPS));
    const key = `${run.begun} ${first} ${run.length} ${language}`;
    if (this.run !== run || this.key !== key) {
      this.run = run;
      this.key = key;
      this.first = first;
      put(this.list, ...run.steps.slice(first, first + MOST_STEPS).map((step, index) => this.item(step, first + index + 1)));
    }
    this.list.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const now = this.list.children[at - 1 - this.first];
    now?.setAttribute('aria-current', 'step');
    if (now) this.list.scrollTop = now.offsetTop - this.list.clientHeight / 2;
  }

  item(step, at) {
    const more = (left) => t('more', left);
    return h('li', {value: step.number, onclick: () => this.seek(at), 'data-step': step.number},
      h('b', {}, say(step.actor)), ' ', ...drawn(say(step.what), 4, more));
  }
}
