// Asks the questions of `workbook predict`, as the terminal does: first all, then what happened, and why. The answers stay in this browser.

import {h} from '../stage/dom.js';
import {judge} from './judge.js';

const PREDICTIONS = 'workbook.predictions'; // {"03-gap": "b"}; the stage keeps its answers there, too
const RECALLS = 'workbook.recalls'; // {"03-gap-again": {given, right, during}}

const chinese = document.documentElement.lang.startsWith('zh');
const say = (english, other) => (chinese ? other : english);

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

function keep(key, name, value) {
  try {
    localStorage.setItem(key, JSON.stringify({...kept(key), [name]: value}));
  } catch {
    // a browser that keeps nothing: the answers last as long as the page
  }
}

/** Returns a text, with what is between backticks as code. */
const words = (text) => text.split('`').map((part, at) => (at % 2 ? h('code', {}, part) : part));

const letter = (at) => String.fromCharCode(97 + at);

class Quiz {
  constructor(element, {chapter, script, questions, later}) {
    this.element = element;
    this.chapter = chapter;
    this.script = script;
    this.questions = questions;
    const answered = kept(PREDICTIONS);
    const recalls = kept(RECALLS);
    this.due = later.filter(({id, of}) => of in answered && !(recalls[id]?.right || (recalls[id] && recalls[id].during === chapter)));
    this.given = new Map(Object.entries(answered));
    this.compared = questions.every(({id}) => this.given.has(id));
  }

  draw() {
    this.element.hidden = false;
    this.element.replaceChildren(...this.recalls(), this.compared ? this.comparison() : this.form());
  }

  /** A question of an earlier chapter: no script shows its answer, so the answer follows at once. */
  recalls() {
    return this.due.map((question) => {
      const box = h('div', {class: 'recall'});
      const title = say(`From chapter ${question.id.slice(0, 2)}, changed`, `第 ${question.id.slice(0, 2)} 章的问题，换了一种问法`);
      const done = (verdict) => {
        keep(RECALLS, question.id, {given: verdict.given, right: verdict.right, during: this.chapter});
        box.replaceChildren(h('h3', {}, title), ...this.explained(question, verdict));
        box.querySelector('h3').tabIndex = -1;
        box.querySelector('h3').focus();
      };
      const form = h('form', {novalidate: true, onsubmit: (event) => {
        event.preventDefault();
        const verdict = this.read(form, question);
        if (verdict) done(verdict);
      }}, h('h3', {}, title), this.field(question), h('p', {class: 'buttons'}, h('button', {type: 'submit'}, say('Answer', '回答'))));
      box.append(form);
      return box;
    });
  }

  form() {
    const form = h('form', {novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      this.compare(form);
    }},
    h('p', {class: 'about'}, say('Answer here: your answers stay in this browser. Then compare them with what the program does.',
      '在这里回答：你的回答只留在这个浏览器里。然后与程序的实际结果比较。'), ' ', say('In a terminal: ', '在终端里：'),
    h('code', {}, `./jbang workbook predict ${this.chapter}`)),
    ...this.questions.map((question) => this.field(question)),
    h('p', {class: 'buttons'}, h('button', {type: 'submit', class: 'primary'}, say('Compare with what happens', '与实际结果比较'))));
    return form;
  }

  field(question) {
    const name = `answer-${question.id}`;
    const given = this.given.get(question.id) ?? '';
    const legend = h('legend', {}, ...words(question.ask));
    if (question.kind === 'choices') {
      return h('fieldset', {}, legend, ...question.choices.map(({says}, at) =>
        h('label', {class: 'choice'}, h('input', {type: 'radio', name, value: letter(at), checked: given === letter(at)}),
          h('span', {}, h('b', {}, letter(at)), ' ', ...words(says)))));
    }
    return h('fieldset', {}, legend, h('label', {class: 'short'}, h('span', {}, `${question.expected}${say(':', '：')} `),
      h('input', {type: 'text', name, value: given, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false'})));
  }

  /** Returns the verdict on what was entered; null if it is nothing, or cannot be read, which is then said. */
  read(form, question) {
    const typed = String(new FormData(form).get(`answer-${question.id}`) ?? '');
    const verdict = typed.trim() ? judge(question, typed) : null;
    const input = form.elements[`answer-${question.id}`];
    const fieldset = (input[0] ?? input).closest('fieldset');
    fieldset.querySelector('.refused')?.remove();
    if (typed.trim() && !verdict) {
      fieldset.append(h('p', {class: 'refused', role: 'alert'},
        say(`expected ${question.expected}, found '${typed.trim()}'.`, `应为：${question.expected}；得到的是：'${typed.trim()}'。`)));
    }
    return verdict;
  }

  compare(form) {
    for (const question of this.questions) {
      const verdict = this.read(form, question);
      if (verdict) {
        this.given.set(question.id, verdict.given);
        keep(PREDICTIONS, question.id, verdict.given);
      } else {
        this.given.delete(question.id);
      }
    }
    if (form.querySelector('.refused')) return;
    this.compared = true;
    this.draw();
    const first = this.element.querySelector('.compared h3');
    first?.focus();
  }

  comparison() {
    const again = h('button', {type: 'button', onclick: () => {
      this.compared = false;
      this.draw();
      this.element.querySelector('input')?.focus();
    }}, say('Answer again', '再回答一次'));
    const all = this.questions.map((question, at) => {
      const given = this.given.get(question.id);
      const verdict = given === undefined ? null : judge(question, given);
      const word = !verdict ? say('not answered', '没有回答') : verdict.right ? say('right', '正确') : say('not right', '不正确');
      return h('div', {class: `compared ${!verdict ? 'skipped' : verdict.right ? 'right' : 'wrong'}`},
        h('h3', {tabindex: '-1'}, say(`Question ${at + 1}: ${word}`, `问题 ${at + 1}：${word}`)),
        h('p', {class: 'ask'}, ...words(question.ask)),
        ...this.explained(question, verdict, true));
    });
    return h('div', {role: 'group', 'aria-label': say('What happened', '实际结果')}, ...all, h('p', {class: 'buttons'}, again));
  }

  explained(question, verdict, predicted = false) {
    const fact = (name, text) => h('p', {class: 'fact'}, h('b', {}, `${name}${say(': ', '：')}`), ...words(text));
    const shown = (given) => (question.kind === 'choices' ? question.choices[given.charCodeAt(0) - 97].says : given);
    const facts = [fact(predicted ? say('You expected', '你的预测') : say('Your answer', '你的回答'),
      verdict ? shown(verdict.given) : say('nothing (skipped)', '没有回答（跳过）'))];
    if (!verdict?.right) facts.push(fact(predicted ? say('What happened', '实际结果') : say('Right answer', '正确答案'), question.right));
    if (predicted && question.lines.length) {
      const most = 8;
      const more = question.lines.length - most;
      facts.push(h('pre', {}, h('code', {}, question.lines.slice(0, most).join('\n') + (more > 0 ? `\n   ... ${more} more` : ''))));
    }
    if (verdict?.but) facts.push(h('p', {class: 'but'}, ...words(verdict.but)));
    facts.push(fact(say('Why', '原因'), question.why), this.place(question, predicted));
    return facts;
  }

  place(question, predicted) {
    const {anchor, heading, section} = question;
    const there = anchor ? h('a', {href: `#${anchor}`}, heading) : heading;
    const chapter = predicted ? '' : say(` in chapter ${question.id.slice(0, 2)}`, `（第 ${question.id.slice(0, 2)} 章）`);
    const output = section ? say(`section ${section} of the output; `, `输出的第 ${section} 部分；`) : '';
    return h('p', {class: 'fact'}, h('b', {}, say('Where: ', '出处：')), output, there, chapter);
  }
}

export function begin() {
  new Quiz(document.querySelector('#quiz'), JSON.parse(document.querySelector('#questions').textContent)).draw();
}
