// The line at the top, and the help.

import {h, put} from './dom.js';
import {nameOf, PAGE_KEYS, VERB_KEYS} from './keys.js';
import {shape} from './tokens.js';
import {s} from './dom.js';
import {language, of, say, t} from './words.js';

const THEMES = ['auto', 'light', 'dark'];

export class Header {
  constructor(page) {
    this.page = page;
    this.brand = h('span', {class: 'brand'});
    this.choose = h('select', {class: 'scenes', onchange: () => (location.hash = this.choose.value)});
    this.title = h('h1', {});
    this.part = h('span', {class: 'whose'});
    this.link = h('button', {type: 'button', onclick: () => this.copy()});
    this.speak = h('button', {type: 'button', class: 'language', onclick: () => page.speak(language() === 'zh' ? 'en' : 'zh')});
    this.theme = h('button', {type: 'button', class: 'theme',
      onclick: () => page.paint(THEMES[(THEMES.indexOf(page.theme) + 1) % THEMES.length])});
    this.help = h('button', {type: 'button', class: 'ask', onclick: () => page.help.open()}, '?');
    this.element = h('header', {class: 'top'}, this.brand, this.choose, this.title, this.part,
      h('div', {class: 'tools'}, this.link, this.speak, this.theme, this.help));
  }

  /** Takes what can be played. */
  scenes({scenes, puzzles, part, file}) {
    const groups = new Map();
    const add = (group, value, text) => {
      if (!groups.has(group)) groups.set(group, h('optgroup', {label: group}));
      groups.get(group).append(h('option', {value}, text));
    };
    const recorded = this.page.info.mode === 'recorded';
    scenes.forEach((scene, index) => (recorded
      ? add(t('recorded'), scene.id, of(scene.title))
      : add(t('chapter', scene.chapter), scene.id, `${scene.chapter}.${index + 1} ${of(scene.title)}`)));
    for (const puzzle of puzzles) add(t('puzzles'), `puzzle/${puzzle.id}`, `${puzzle.solved ? '✓ ' : ''}${t('puzzle')}: ${of(puzzle.title)}`);
    put(this.choose, ...groups.values());
    this.choose.setAttribute('aria-label', t('scene'));
    const name = file?.split('/').at(-1);
    this.whose = recorded ? t('recorded') : !part || part === 'library' ? t('partLibrary') : part === 'mine' ? t('partMine', name ?? '') : t('partOther', part);
    this.draw();
  }

  opened(session) {
    this.choose.value = session.puzzle ? `puzzle/${session.puzzle.id}` : session.scene;
    this.title.textContent = this.page.title();
    this.part.textContent = session.puzzle ? t('puzzle') : this.whose;
    document.title = `${this.page.title()} – ${t('title')}`;
  }

  draw() {
    this.brand.textContent = t('title');
    this.link.textContent = t('link');
    this.speak.textContent = t('language');
    this.speak.setAttribute('aria-label', `${t('language')}: ${t('languageName')}`);
    this.speak.lang = language() === 'zh' ? 'en' : 'zh-CN';
    const theme = this.page.theme ?? 'auto';
    this.theme.textContent = {auto: '◐', light: '○', dark: '●'}[theme];
    this.theme.setAttribute('aria-label', t('theme', t(theme)));
    this.theme.title = t('theme', t(theme));
    this.help.setAttribute('aria-label', t('help'));
  }

  async copy() {
    await navigator.clipboard.writeText(location.hash);
    this.link.textContent = t('copied');
    setTimeout(() => this.draw(), 1500);
  }
}

export class Help {
  constructor(page) {
    this.page = page;
    this.element = h('dialog', {class: 'help', 'aria-labelledby': 'help-title'});
    this.toggle = h('input', {type: 'checkbox', checked: localStorage.getItem('keys') !== 'off',
      onchange: () => localStorage.setItem('keys', this.toggle.checked ? 'on' : 'off')});
  }

  get keysAct() {
    return this.toggle.checked;
  }

  open() {
    this.draw();
    this.element.showModal();
  }

  draw() {
    const key = (name, text) => [h('dt', {}, h('kbd', {}, nameOf(name))), h('dd', {}, text)];
    const verbs = (this.page.info?.verbs ?? []).filter((verb) => VERB_KEYS[verb.word]);
    const sign = (type, mark, text) => h('li', {}, h('span', {class: `kind ${type}`}, mark), ' ', text);
    put(this.element,
      h('form', {method: 'dialog'}, h('h2', {id: 'help-title'}, t('help')), h('button', {class: 'close', 'aria-label': t('close')}, '×')),
      h('p', {}, t('helpIntro')),
      h('p', {}, ...['pod-1', 'pod-2', 'pod-3', 'pod-4', 'pod-5'].map((name) =>
        s('svg', {viewBox: '0 0 12 12', class: 'sample', 'aria-hidden': 'true'}, shape(name))), ' ', t('helpShapes')),
      h('ul', {class: 'signs'}, sign('add', '+', t('signAdd')), sign('update', '~', t('signUpdate')),
        sign('delete', '−', t('signDelete')), sign('list', '=', t('signList'))),
      h('p', {}, t('helpLink')),
      h('dl', {}, ...Object.entries(PAGE_KEYS).flatMap(([action, name]) => key(name, t(action))),
        ...key('1', t('next')), ...verbs.flatMap((verb) => key(VERB_KEYS[verb.word], `${say(verb.word)}: ${of(verb.about)}`))),
      h('label', {}, this.toggle, ' ', t('keysOn')));
  }
}
