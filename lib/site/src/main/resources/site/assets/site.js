// What all pages do: colours, menu, search, and the service worker. Questions and the stage are loaded only where they are needed.

const root = document.documentElement;
const base = new URL(root.dataset.root || './', location.href);
const chinese = root.lang.startsWith('zh');

const THEMES = ['auto', 'light', 'dark'];
const NAMES = chinese ? {auto: '随系统', light: '浅色', dark: '深色'} : {auto: 'as the system', light: 'light', dark: 'dark'};

function theme() {
  const button = document.querySelector('.theme');
  const draw = () => {
    const now = root.dataset.theme;
    button.textContent = {auto: '◐', light: '○', dark: '●'}[now];
    button.setAttribute('aria-label', `${chinese ? '颜色：' : 'Colours: '}${NAMES[now]}`);
    button.title = button.getAttribute('aria-label');
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    keep('theme', root.dataset.theme);
    draw();
    for (const frame of document.querySelectorAll('iframe')) frame.contentDocument.documentElement.dataset.theme = root.dataset.theme;
  });
  draw();
}

function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing: it lasts as long as the page
  }
}

/** On a wide screen the chapters are always there; on a phone they are folded. */
function menu() {
  const details = document.querySelector('.menu details');
  const wide = matchMedia('(min-width: 64rem)');
  const set = () => (details.open = wide.matches);
  wide.addEventListener('change', set);
  set();
  const current = details.querySelector('[aria-current]');
  if (wide.matches && current) details.parentElement.scrollTop = current.offsetTop - 120;
}

/** What is too wide scrolls by itself, also with the keyboard. */
function scrollers() {
  const set = (element) => {
    const wide = element.scrollWidth > element.clientWidth + 1;
    if (wide) element.tabIndex = 0;
    else if (element.tabIndex === 0) element.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => set(entry.target)));
  document.querySelectorAll('pre, .scroll, .diagram').forEach((element) => sizes.observe(element));
}

function search() {
  const box = document.querySelector('.search');
  box.hidden = false;
  const field = box.querySelector('input');
  const load = () => import('./search.js').then(({open}) => open(field, base));
  field.addEventListener('focus', load, {once: true});
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
}

/** Keeps the site for the times without a network, once nothing else is to be done. */
function offline() {
  const secure = isSecureContext && 'serviceWorker' in navigator;
  if (secure) navigator.serviceWorker.register(new URL('sw.js', base), {scope: base.pathname, updateViaCache: 'none'});
}

theme();
menu();
scrollers();
search();
if (document.querySelector('#questions')) import('./quiz.js').then(({begin}) => begin());
if (document.querySelector('a.play')) import('./player.js').then(({begin}) => begin());
performance.mark('interactive');
if (document.readyState === 'complete') offline();
else addEventListener('load', offline);
