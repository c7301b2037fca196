// A puzzle: one part is wrong, and the player makes the fault show. The card says what to do, how many actions are left, and, in the end, why.

import {h, put} from './dom.js';
import {drawn} from './tokens.js';
import {of, say, t} from './words.js';

export class Puzzle {
  /** @param restart called to play from the start */
  constructor(engine, restart) {
    this.engine = engine;
    this.restart = restart;
    this.element = h('section', {class: 'puzzle', hidden: true});
  }

  /** Shows another puzzle, or none. */
  open(puzzle) {
    if (puzzle?.id !== this.puzzle?.id) this.hints = 0;
    this.puzzle = puzzle;
    this.verdict = null;
    this.element.hidden = !puzzle;
  }

  /** Asks whether the session has brought out the fault. */
  async judge(session, actions, giveUp = false) {
    this.session = session;
    this.actions = actions;
    this.verdict = await this.engine.puzzle(this.puzzle.id, session, giveUp);
    this.draw(session, actions);
  }

  /** Forgets the verdict of another session, and draws the card. */
  draw(session, actions) {
    if (!this.puzzle) return;
    if (session !== this.session) this.verdict = null;
    this.session = session;
    this.actions = actions;
    const {title, text, hints = [], actions: most} = this.puzzle;
    const {verdict} = this;
    const left = most - actions.length;
    const button = (words, act, primary) => h('button', {type: 'button', class: primary ? 'primary' : '', onclick: act}, t(words));
    put(this.element,
      h('h2', {}, t('puzzle')),
      h('h3', {}, of(title)),
      h('p', {}, of(text)),
      h('p', {class: left < 0 ? 'left none' : 'left'}, left < 0 ? t('noneLeft') : t('actionsLeft', left, most)),
      ...hints.slice(0, this.hints).map((hint) => h('p', {class: 'hint'}, of(hint))),
      verdict && this.said(verdict),
      h('p', {class: 'row-of-buttons'},
        button('restart', this.restart),
        this.hints < hints.length && !verdict?.won && button('hint', () => {
          this.hints++;
          this.draw(session, actions);
        }),
        !verdict?.won && !verdict?.line && button('giveUp', () => this.judge(session, actions, true))));
  }

  said({won, tooMany, ofLibrary = [], differences = [], why, line, file}) {
    const more = (left) => t('more', left);
    const rows = (list) => h('ul', {}, ...(list.length ? list.slice(0, 8) : ['empty']).map((row) => h('li', {}, ...drawn(say(row), 6, more))));
    return h('div', {class: won ? 'verdict won' : 'verdict', role: 'status'},
      h('h3', {}, t(won ? 'solved' : tooMany ? 'tooMany' : 'notYet')),
      why && h('p', {}, of(why)),
      line && h('p', {}, t('lineOfPlay'), ' ', h('code', {}, line.join(', '))),
      file && h('p', {class: 'place'}, file),
      ofLibrary.length > 0 && h('p', {}, t('libraryToo'), ' ', ...ofLibrary.map(say)),
      differences.length > 0 && h('details', {open: won}, h('summary', {}, t('libraryDid')),
        ...differences.slice(0, 6).map(({part, wrong, right}) => h('div', {class: 'difference'},
          h('b', {}, say(part)), h('span', {}, t('here')), rows(wrong), h('span', {}, t('library')), rows(right)))));
  }
}
