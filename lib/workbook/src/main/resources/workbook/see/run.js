// What has been played so far: all steps, and the picture after each of them. Seeking only reads it.

const VERSION = /@(\d+)(?: to (\d+))?|Bookmark (\d+)/g;

/** Returns the newest version that a text names; 0 if none. */
export function newestIn(text) {
  let newest = 0;
  for (const match of text.matchAll(VERSION)) newest = Math.max(newest, +(match[2] ?? match[1] ?? match[3]));
  return newest;
}

const newestOf = (rows = []) => rows.reduce((newest, row) => Math.max(newest, newestIn(row)), 0);

export class Run {
  constructor() {
    this.steps = [];
    this.states = [new Map()];
    this.marks = [{}];
    this.begun = 0; // how often it was played from the start
    this.ends = new Map(); // what was said when the stage stood still, by the number of steps
  }

  /** Takes a reply of the engine: the whole run, or what follows the steps that there are. */
  take(reply) {
    if (reply.problem && reply.beginning.length === 0 && this.length > 0) { // such as a file that does not compile: nothing was played
      this.ends.set(this.length, {...this.end(this.length), problem: reply.problem});
      return;
    }
    if (reply.from === 0 || reply.from !== this.steps.length || this.begun === 0) this.begin(reply.beginning ?? []);
    this.append(reply);
  }

  begin(beginning) {
    this.begun++;
    this.steps = [];
    const first = new Map(beginning.map(({part, rows}) => [part, rows]));
    this.states = [first];
    this.marks = [mark({}, {actor: '', what: ''}, first)];
    this.ends.clear();
  }

  append(reply) {
    for (const step of reply.steps) {
      const state = new Map(this.states.at(-1));
      for (const change of step.changes) state.set(change.part, change.after);
      this.steps.push(step);
      this.states.push(state);
      this.marks.push(mark(this.marks.at(-1), step, state));
    }
    this.ends.set(this.steps.length, {
      ready: reply.ready ?? [],
      asleep: reply.asleep ?? false,
      over: reply.over ?? false,
      faults: reply.faults ?? [],
      problem: reply.problem ?? null,
      targets: {
        pods: [], handlers: [], ...reply.targets, parts: [...this.states.at(-1).keys()].map((part) => part.replaceAll(' ', '_')),
      },
    });
  }

  /** Takes steps of a live informer. Only the last ones are kept: it may run for days. Returns how many were dropped. */
  follow(steps, most) {
    this.append({...this.end(this.length), steps});
    const extra = this.length - most;
    if (extra < most / 2) return 0;
    this.steps.splice(0, extra);
    this.states.splice(0, extra);
    this.marks.splice(0, extra);
    this.ends.clear();
    this.begun++;
    return extra;
  }

  get length() {
    return this.steps.length;
  }

  /** What was known when the stage stood still after this many steps; undefined in between. */
  end(at) {
    return this.ends.get(at);
  }
}

/** How far each has got, as versions: the server, the reflector, the store, and each handler. */
function mark(before, step, state) {
  const now = {...before};
  const rise = (who, version) => {
    if (version > (now[who] ?? 0)) now[who] = version;
  };
  if (!step.actor || step.changes?.some((change) => change.part === 'log' || change.part === 'server')) {
    rise('server', Math.max(newestOf(state.get('log')), newestOf(state.get('server'))));
  }
  const informer = step.actor.match(/^informer( of .+)?$/);
  if (informer && step.what.startsWith('pops')) rise(`store${informer[1] ?? ''}`, newestIn(step.what));
  if (step.actor.startsWith('handler ')) rise(step.actor, newestIn(step.what));
  for (const [part, rows] of state) {
    if (!/^(reflector|store|handler)( |$)/.test(part)) continue;
    if (rows.length === 0 && part.startsWith('handler ')) delete now[part];
    else now[part] ??= 0;
    const last = part.startsWith('reflector') && rows.join(' ').match(/last version (\d+)/);
    if (last) rise(part, +last[1]);
  }
  return now;
}
