// Plays scenes and puzzles in the page, in a frame below the link. On a phone the link leads to the stage, which then has the whole screen.

const chinese = document.documentElement.lang.startsWith('zh');
const wide = matchMedia('(min-width: 48rem)');
let player = null;

function open(link) {
  close();
  player = document.createElement('div');
  player.className = 'player';
  const bar = document.createElement('p');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = chinese ? '关闭' : 'Close';
  button.addEventListener('click', () => {
    close();
    link.focus();
  });
  const whole = document.createElement('a');
  whole.href = link.href;
  whole.textContent = chinese ? '在整个窗口里打开' : 'Open in the whole window';
  bar.append(whole, button);
  const frame = document.createElement('iframe');
  frame.title = `${chinese ? '舞台：' : 'The stage: '}${link.textContent.replace('▶', '').trim()}`;
  frame.src = link.href;
  player.append(bar, frame);
  (link.closest('li') ?? link.closest('p')).after(player);
  link.setAttribute('aria-expanded', 'true');
  frame.addEventListener('load', () => frame.contentWindow.focus(), {once: true});
  player.scrollIntoView({block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
}

function close() {
  document.querySelectorAll('a.play[aria-expanded]').forEach((link) => link.removeAttribute('aria-expanded'));
  player?.remove();
  player = null;
}

export function begin() {
  for (const link of document.querySelectorAll('a.play')) {
    link.addEventListener('click', (event) => {
      try {
        localStorage.setItem('language', chinese ? 'zh' : 'en');
      } catch {
        // then the stage takes the language of the browser
      }
      if (!wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      open(link);
    });
  }
}
