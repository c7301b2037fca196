// A scene asks for a prediction before it plays on.

import {h, put} from './dom.js';
import {of, t} from './words.js';

export class Questions {
  constructor(engine) {
    this.engine = engine;
    this.done = new Set();
    this.element = h('section', {class: 'question', hidden: true, 'aria-live': 'polite'});
  }

  get isOpen() {
    return !this.element.hidden;
  }

  close() {
    this.element.hidden = true;
    document.body.classList.remove('asking');
  }

  /** Asks the question that comes after so many actions of a scene, once. Returns whether there is one; `goOn` is called after it. */
  ask(scene, after, goOn) {
    const all = scene.questions ?? (scene.question ? [scene.question] : []);
    const question = all.find((one) => (one.after ?? 1) === after && !this.done.has(one.id));
    if (!question) return false;
    this.done.add(question.id);
    this.draw(question, () => {
      this.close();
      goOn();
    });
    return true;
  }

  draw(question, goOn) {
    const field = h('input', {type: 'text', name: 'answer', 'aria-label': of(question.expected) || t('answer')});
    const choices = (question.choices ?? []).map((choice, index) => {
      const key = choice.key ?? 'abcdefgh'[index];
      return h('label', {class: 'choice'}, h('input', {type: 'radio', name: 'answer', value: key}), h('b', {}, key), ' ', of(choice.text ?? choice));
    });
    const form = h('form', {onsubmit: (event) => {
      event.preventDefault();
      const given = new FormData(form).get('answer');
      if (given) this.judge(question, String(given), form, goOn);
    }},
    h('h2', {}, t('question')),
    h('p', {class: 'ask'}, of(question.ask)),
    choices.length ? h('div', {class: 'choices', role: 'radiogroup', 'aria-label': of(question.ask)}, ...choices) : field,
    h('p', {class: 'row-of-buttons'}, h('button', {type: 'submit', class: 'primary'}, t('answer')),
      h('button', {type: 'button', onclick: goOn}, t('skip'))));
    put(this.element, form);
    this.element.hidden = false;
    document.body.classList.add('asking');
    form.querySelector('input').focus();
  }

  async judge(question, given, form, goOn) {
    let verdict;
    try {
      verdict = await this.engine.predict(question.id, given);
    } catch (error) {
      form.querySelector('.refused')?.remove();
      form.append(h('p', {class: 'refused', role: 'alert'}, error.message));
      return;
    }
    const on = h('button', {type: 'button', class: 'primary', onclick: goOn}, t('goOn'));
    put(this.element,
      h('h2', {class: verdict.right ? 'right' : 'wrong'}, t(verdict.right ? 'right' : 'wrong')),
      h('p', {}, of(question.ask)),
      verdict.but && h('p', {}, of(verdict.but)),
      h('p', {}, of(verdict.why)),
      h('p', {class: 'row-of-buttons'}, on));
    on.focus();
  }
}
