// Plays a recording of the stage by itself, once: the steps were taken by the library when the site was built. So it begins at once, and
// needs no engine.

import {h, put} from './dom.js';
import {Flights} from './flights.js';
import {Picture} from './picture.js';
import {Run} from './run.js';
import {drawn} from './tokens.js';
import {say, t, use} from './words.js';

const PERIOD = 360; // ms: the whole story takes ten seconds
const SILENT = 'has processed it';
const language = new URLSearchParams(location.search).get('lang') === 'zh' ? 'zh' : 'en';
const words = language === 'zh' ? {play: '再放一遍', pause: '暂停', go: '播放'} : {play: 'Again', pause: 'Pause', go: 'Play'};
const still = matchMedia('(prefers-reduced-motion: reduce)');

class Hero {
  constructor(recording) {
    this.run = new Run();
    this.run.take(recording);
    this.picture = new Picture();
    this.flights = new Flights();
    this.text = h('p', {});
    this.button = h('button', {type: 'button', onclick: () => (this.timer ? this.pause() : this.play())});
    this.at = 0;
    document.body.append(
      h('main', {class: 'hero'}, this.picture.element, h('div', {class: 'line'}, this.text, this.button)), this.flights.element);
    this.show(0);
  }

  show(at) {
    const fly = at === this.at + 1 ? this.flights.prepare(this.picture, this.run.steps[at - 1], 1.3) : null;
    this.at = at;
    this.picture.draw(this.run, at, language);
    fly?.();
    const step = this.run.steps[at - 1];
    put(this.text, ...(step ? [h('b', {class: 'actor'}, say(step.actor)), ' ', ...drawn(say(step.what), 6, (left) => t('more', left))] : []));
    this.draw();
  }

  draw() {
    this.button.textContent = this.timer ? words.pause : this.at === this.run.length ? words.play : words.go;
  }

  play() {
    if (this.at === this.run.length) this.show(0);
    this.timer = setInterval(() => {
      this.show(this.at + 1);
      if (this.run.steps[this.at]?.what === SILENT) this.at++;
      if (this.at === this.run.length) this.pause();
    }, PERIOD);
    this.draw();
  }

  pause() {
    clearInterval(this.timer);
    this.timer = 0;
    this.draw();
  }
}

const [recording, translated] = await Promise.all(
  ['hero.json', ...(language === 'zh' ? ['words-zh.json'] : [])].map((file) => fetch(file).then((answer) => answer.json())));
use(language, translated ?? null);
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
const hero = new Hero(recording);
if (still.matches) hero.show(hero.run.length);
else hero.play();
performance.mark('drawn');
document.body.dataset.ready = 'true';
