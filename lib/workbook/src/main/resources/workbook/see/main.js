// The page: holds the session and the step that is shown, and connects the parts with the engine.

import {h} from './dom.js';
import {engine} from './engine.js';
import {Flights} from './flights.js';
import {Header, Help} from './header.js';
import {listen} from './keys.js';
import {Rates} from './live.js';
import {ActionPanel, isOn, StepList, Story} from './panel.js';
import {Picture} from './picture.js';
import {Puzzle} from './puzzle.js';
import {Questions} from './questions.js';
import {Run} from './run.js';
import {fragment, parse, text, upTo} from './session.js';
import {Caption, Transport} from './transport.js';
import {Timeline} from './timeline.js';
import {Versions} from './versions.js';
import {language, of, t, use} from './words.js';

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
const PAUSE = 1000;
/** Of a live informer, so many steps are kept. */
const MOST_LIVE = 400;

class Page {
  constructor() {
    this.run = new Run();
    this.at = 0;
    this.speed = 1;
    this.playing = null;
    this.waiting = Promise.resolve();
    this.info = {scenes: [], verbs: [], puzzles: []};
    this.session = null;

    const seek = (at) => this.pause() || this.show(at);
    this.picture = new Picture();
    this.versions = new Versions();
    this.rates = new Rates();
    this.flights = new Flights();
    this.timeline = new Timeline(seek);
    this.caption = new Caption();
    this.transport = new Transport(this);
    this.actions = new ActionPanel((action) => this.doAction(action));
    this.story = new Story(() => this.open({...this.session, actions: []}));
    this.puzzle = new Puzzle(engine, () => this.open({...this.session, actions: []}));
    this.list = new StepList(seek);
    this.questions = new Questions(engine);
    this.header = new Header(this);
    this.help = new Help(this);
    document.body.append(
      this.header.element,
      h('main', {},
        h('div', {class: 'stage'},
          this.rates.element, this.versions.element, this.picture.element,
          h('div', {class: 'dock'}, this.caption.element, this.transport.element, this.timeline.element)),
        h('div', {class: 'side'}, this.questions.element, this.puzzle.element, this.actions.next, this.story.element, this.actions.element, this.list.element)),
      this.flights.element, this.help.element);
  }

  async begin() {
    await this.speak(localStorage.getItem('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'));
    this.paint(localStorage.getItem('theme') ?? 'auto');
    this.info = {puzzles: [], verbs: [], ...(await engine.scenes())};
    this.actions.verbs(this.info.verbs, language());
    this.header.scenes(this.info);
    listen(() => this.help.keysAct, (key) => this.transport.key(key) ?? this.actions.key(key));
    addEventListener('hashchange', () => this.goTo());
    new ResizeObserver(() => this.resize()).observe(this.versions.element);
    this.live = this.info.mode === 'live';
    this.recorded = this.info.mode === 'recorded'; // all steps are there already
    document.body.classList.toggle('live', this.live);
    document.body.classList.toggle('recorded', this.recorded);
    if (this.live) this.rates.start();
    engine.events({
      step: ({steps}) => this.follow(steps),
      hello: ({missed}) => missed && this.open(this.session),
      reload: ({problem}) => this.reload(problem),
      lost: () => this.caption.lost(true),
      found: () => this.caption.lost(false),
    });
    await this.goTo();
  }

  /** Opens the session in the address. */
  async goTo() {
    if (this.session && location.hash === fragment(this.session)) return;
    const asked = location.hash.slice(1);
    const session = parse(asked, this.info);
    const first = {puzzle: null, scene: this.info.scenes[0].id, seed: '1', actions: []};
    await this.open(session ?? first);
    if (!session && asked) this.caption.note(t('noScene', decodeURIComponent(asked).slice(0, 40)));
  }

  /** Plays a session from its start; shows its end, or the beginning if nothing was done yet. */
  open(session) {
    this.pause();
    this.questions.close();
    return this.locked(async () => {
      this.session = session;
      this.scene = this.info.scenes.find((scene) => scene.id === session.scene) ?? {id: session.scene, play: [], title: ''};
      this.run = new Run();
      this.puzzle.open(session.puzzle);
      await this.play(0);
      this.last = this.live ? this.from : 0;
      this.show(session.actions.length ? this.run.length : 0);
      this.header.opened(this.session, this.scene);
    });
  }

  /** Asks the engine for the steps after number `from`, and keeps the session in the address. */
  async play(from) {
    const part = this.session.puzzle?.id ?? this.info.part;
    const reply = await engine.play(text(this.session), from, part);
    this.run.take(this.live ? {...reply, from: 0} : reply);
    this.from = reply.from;
    history.replaceState(null, '', fragment(this.session));
    this.puzzle.draw(reply.puzzle);
  }

  /** One thing after another: a second key waits until the first has been answered. */
  locked(body) {
    this.pending = (this.pending ?? 0) + 1;
    document.body.dataset.busy = 'true';
    this.waiting = this.waiting.then(body).catch((error) => this.failed(error)).finally(() => {
      if (--this.pending === 0) delete document.body.dataset.busy;
    });
    return this.waiting;
  }

  failed(error) {
    this.caption.note(error.message);
    this.draw();
  }

  /** Does an action after the step that is shown. What was played after it is dropped. */
  async act(action) {
    const actions = upTo(this.session.actions, this.run.steps, this.at);
    const before = actions === this.session.actions ? this.run.length : 0;
    const at = before || this.at;
    this.session = {...this.session, actions: [...actions, action]};
    await this.play(before);
    this.show(this.run.length > at ? at + 1 : this.run.length, true);
    if (this.run.length === at) this.caption.note(t('nothing'));
  }

  /** Does an action that was asked for, and shows all steps that follow from it. */
  doAction(action) {
    const showing = this.playing !== null && this.until === this.run.length; // the rest of the action before: it is done already
    this.pause();
    if (this.questions.isOpen || this.live || this.recorded) return undefined;
    return this.locked(async () => {
      if (showing) this.show(this.run.length);
      await this.act(action);
      if (this.at < this.run.length) this.start(this.run.length);
    });
  }

  /** Shows the next step; after the last one, plays the story on, or lets the seed choose. Returns whether there is more. */
  stepOn() {
    return this.locked(async () => {
      if (this.questions.isOpen) return false;
      if (this.at < this.run.length) {
        this.show(this.at + 1, true);
        return true;
      }
      if (this.live || this.recorded) return false;
      const {actions} = this.session;
      const play = this.session.puzzle ? [] : this.scene.play;
      const onStory = isOn(play, actions) && actions.length < play.length;
      const playing = this.playing !== null;
      if (onStory && this.questions.ask(this.scene, actions.length, () => (playing ? this.start() : this.stepOn()))) return false;
      await this.act(onStory ? play[actions.length] : 'next');
      return onStory || (this.run.end(this.run.length)?.ready.length ?? 0) > 0;
    });
  }

  back() {
    this.pause();
    this.show(this.at - 1);
  }

  /** Plays on by itself, until a step or until nobody can go on. */
  start(until = Infinity) {
    if (this.playing) return;
    this.until = until;
    const next = async () => {
      const mine = this.playing;
      const more = this.at < until && (await this.stepOn());
      if (this.playing !== mine) return;
      if (more && this.at < until) this.playing = setTimeout(next, PAUSE / this.speed);
      else this.pause();
    };
    this.playing = setTimeout(next, until === Infinity ? 0 : PAUSE / this.speed);
    this.transport.draw(this);
  }

  pause() {
    clearTimeout(this.playing);
    this.playing = null;
    this.transport.draw(this);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.start();
  }

  faster(by) {
    const index = SPEEDS.indexOf(this.speed) + by;
    this.speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))];
    this.transport.draw(this);
  }

  /** Shows the picture after a step. */
  show(at, moving = false) {
    const to = Math.max(0, Math.min(this.run.length, at));
    const forward = moving && to === this.at + 1;
    const fly = forward ? this.flights.prepare(this.picture, this.run.steps[to - 1], this.speed) : null;
    this.at = to;
    this.caption.note('');
    this.draw();
    if (forward) this.picture.reveal();
    fly?.();
  }

  resize() {
    if (this.versions.resize() || this.timeline.resize()) this.draw();
  }

  draw() {
    if (!this.session) return;
    const {run, at} = this;
    const end = run.end(at);
    this.picture.draw(run, at, language());
    this.versions.draw(run, at);
    this.timeline.draw(run, at, language());
    this.caption.draw(run, at, end);
    const between = at > 0 && run.steps[at]?.action === run.steps[at - 1].action;
    this.actions.draw(end, run.end(run.length)?.targets, between);
    this.story.element.hidden = Boolean(this.session.puzzle);
    this.story.draw(this.scene.play, this.session.actions, language());
    this.list.draw(run, at, language());
    this.transport.draw(this);
  }

  /** A live informer has gone on. The page follows it, unless an older step is shown. */
  follow(steps) {
    if (!this.live || !this.session) return;
    const fresh = steps.filter((step) => step.number > this.last);
    if (fresh.length === 0) return;
    this.rates.take(fresh);
    this.last = fresh.at(-1).number;
    const following = this.at === this.run.length;
    const dropped = this.run.follow(fresh, MOST_LIVE);
    this.show(following ? this.run.length : Math.max(0, this.at - dropped));
  }

  /** The learner's file was saved: the same session on the new code. */
  reload(problem) {
    this.pause();
    return this.locked(async () => {
      const at = this.at;
      await this.play(0);
      this.show(Math.min(at, this.run.length));
      if (!problem) this.caption.note(t('reloaded'));
    });
  }

  async speak(wanted) {
    use(wanted, wanted === 'en' ? null : await engine.words(wanted));
    document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : wanted;
    localStorage.setItem('language', wanted);
    this.actions.verbs(this.info.verbs, wanted);
    this.header.scenes(this.info);
    if (this.session) {
      this.header.opened(this.session, this.scene);
      this.puzzle.draw();
    }
    this.help.draw();
    this.draw();
  }

  paint(theme) {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    this.theme = theme;
    this.header.draw();
  }

  title() {
    return of(this.session?.puzzle?.title ?? this.scene?.title);
  }
}

const page = new Page();
page.begin().catch((error) => page.caption.note(error.message));
