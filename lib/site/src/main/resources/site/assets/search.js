// The search: reads the index of the language of the page, and finds the sections that have all words. SearchIndex.java makes the index
// and reads words in the same way.

const WORD = /[a-z0-9][a-z0-9_.]*[a-z0-9]|\p{Script=Han}+/gu;
const MOST = 12;

/** Returns the words of a query; Chinese in pairs of characters. */
export function words(text) {
  const found = [];
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (/^[a-z0-9]/.test(word)) found.push(word);
    else if ([...word].length === 1) found.push(word);
    else found.push(...Array.from({length: word.length - 1}, (_, at) => word.slice(at, at + 2)));
  }
  return found;
}

/** Returns how much each section says about a word, by the number of the section. A word may be the beginning of a longer one. */
function sections(index, word) {
  const scores = new Map();
  const add = (row, weight) => {
    const rare = Math.log(1 + (2 * index.sections.length) / row.length);
    for (let at = 0; at < row.length; at += 2) scores.set(row[at], (scores.get(row[at]) ?? 0) + Math.sqrt(row[at + 1]) * rare * weight);
  };
  const exact = index.words[word];
  if (exact) add(exact, 1);
  if (/^[a-z0-9]/.test(word)) {
    for (const longer of index.sorted) {
      if (longer.length > word.length && longer.startsWith(word)) add(index.words[longer], 0.4);
    }
    if (scores.size === 0 && word.length > 3 && word.endsWith('s')) return sections(index, word.slice(0, -1));
  } else if (word.length === 1 && !exact) {
    for (const pair of index.sorted) if (pair.includes(word)) add(index.words[pair], 0.4);
  }
  return scores;
}

/** Returns what is found, the best first: {title, page, heading, text, url}. */
export function find(index, query) {
  const asked = words(query).filter((word, at, all) => all.indexOf(word) === at);
  if (asked.length === 0) return [];
  index.sorted ??= Object.keys(index.words);
  const each = asked.map((word) => sections(index, word)).filter((scores, at) => scores.size > 0 || index.words[asked[at]] || asked.length === 1);
  if (each.length === 0) return [];
  const hits = [...each[0].keys()].filter((section) => each.every((scores) => scores.has(section)));
  const score = (section) => each.reduce((sum, scores) => sum + scores.get(section), 0);
  return hits
    .map((section) => ({section, score: score(section)}))
    .sort((one, other) => other.score - one.score || one.section - other.section)
    .slice(0, MOST)
    .map(({section}) => {
      const [page, id, heading, text] = index.sections[section];
      const [title, path] = index.pages[page];
      return {title, heading, text, url: path + (id ? `#${encodeURIComponent(id)}` : '')};
    });
}

export async function open(field, base) {
  const chinese = document.documentElement.lang.startsWith('zh');
  const found = document.querySelector('#found');
  let chosen = -1;
  let index = null;

  const close = () => {
    found.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (at) => {
    const options = [...found.querySelectorAll('[role=option]')];
    if (options.length === 0) return;
    chosen = (at + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute('aria-selected', String(number === chosen)));
    field.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen].scrollIntoView({block: 'nearest'});
  };
  const element = (tag, properties, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const draw = () => {
    if (!index) return;
    const hits = find(index, field.value);
    chosen = -1;
    found.replaceChildren(...hits.map(({title, heading, text, url}, number) =>
      element('a', {role: 'option', id: `found-${number}`, href: new URL(url, base).href, tabindex: '-1', 'aria-selected': 'false'},
        element('b', {}, heading), heading === title ? '' : element('span', {class: 'page'}, title), element('span', {class: 'text'}, text))));
    if (hits.length === 0 && field.value.trim()) {
      found.append(element('p', {role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false'}, chinese ? '没有找到。' : 'Nothing found.'));
    }
    found.hidden = !field.value.trim();
    field.setAttribute('aria-expanded', String(!found.hidden));
    field.removeAttribute('aria-activedescendant');
  };

  field.addEventListener('input', draw);
  field.addEventListener('focus', draw);
  field.addEventListener('keydown', (event) => {
    const act = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Escape: close,
      Enter: () => found.querySelectorAll('a[role=option]')[Math.max(0, chosen)]?.click(),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  found.addEventListener('click', () => close());
  document.addEventListener('pointerdown', (event) => event.target.closest('.search') || close());

  index = await (await fetch(new URL(`assets/search-${chinese ? 'zh' : 'en'}.json`, base))).json();
  draw();
}
