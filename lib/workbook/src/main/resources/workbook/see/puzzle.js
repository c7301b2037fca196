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
    this.given = null;
    this.element.hidden = !puzzle;
  }

  /**
   * Draws the card.
   *
   * @param standing what the engine says of the session: broken, left, why, library
   */
  draw(standing = this.standing) {
    if (!this.puzzle) return;
    this.standing = standing;
    const {broken = false, left = this.puzzle.actions, why = [], library = []} = standing ?? {};
    const {title, text, hints = [], actions: most} = this.puzzle;
    const button = (words, act) => h('button', {type: 'button', onclick: act}, t(words));
    const more = (count) => t('more', count);
    put(this.element,
      h('h2', {}, t('puzzle')),
      h('h3', {}, of(title)),
      h('p', {}, of(text)),
      h('p', {class: left < 0 ? 'left none' : 'left'}, left < 0 ? t('noneLeft') : t('actionsLeft', left, most)),
      ...hints.slice(0, this.hints).map((hint) => h('p', {class: 'hint'}, of(hint))),
      broken && h('div', {class: 'verdict won', role: 'status'}, h('h3', {}, t('solved')), ...why.map((text) => h('p', {}, of(text)))),
      library.length > 0 && h('details', {open: broken}, h('summary', {}, t('libraryDid')),
        h('ul', {}, ...library.slice(0, 12).map((row) => h('li', {}, ...drawn(say(row), 6, more))))),
      this.given && h('div', {class: 'verdict', role: 'status'}, h('p', {}, t('lineOfPlay'), ' ', h('code', {}, this.given.line.join(', '))),
        h('p', {}, of(this.given.why))),
      h('p', {class: 'row-of-buttons'},
        button('restart', this.restart),
        this.hints < hints.length && !broken && button('hint', () => {
          this.hints++;
          this.draw();
        }),
        !broken && !this.given && button('giveUp', async () => {
          this.given = await this.engine.giveUp(this.puzzle.id);
          this.draw();
        })));
  }
}
