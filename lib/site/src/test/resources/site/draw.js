// Draws a diagram, and leaves out what the site does not need: the styles (it has its own), and symbols and markers that are not used.
// Called by DiagramsIT with the text, an id, the fonts, and a function that takes the SVG.

const [text, id, font, done] = arguments;

function unused(svg) {
  const used = new Set([...svg.outerHTML.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map((match) => match[1]));
  return [...svg.querySelectorAll('marker, symbol, filter, linearGradient')].filter((one) => !used.has(one.id));
}

function plain(svg) {
  svg.querySelectorAll('style').forEach((style) => style.remove());
  unused(svg).forEach((one) => one.remove());
  svg.querySelectorAll('rect').forEach((rect) => rect.getAttribute('width') ?? rect.remove());
  for (let empty = svg.querySelectorAll('g:empty, defs:empty'); empty.length; empty = svg.querySelectorAll('g:empty, defs:empty')) {
    empty.forEach((one) => one.remove());
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const {name, value} of [...element.attributes]) {
      const isNumbers = /^[\d\s.,\-MLCAQTHVZmlcaqthvze]+$/.test(value) || name === 'transform';
      if (/^data-|^aria-|^role$|^xml|^name$|^label-/.test(name) || value === '' || (name === 'id' && element !== svg && element.tagName !== 'marker')) {
        element.removeAttribute(name);
      } else if (isNumbers) {
        element.setAttribute(name, value.replace(/-?\d+\.\d+/g, (number) => String(Math.round(number * 10) / 10)));
      }
    }
  }
  return svg.outerHTML.replace(/&nbsp;/g, ' ');
}

mermaid.initialize({
  startOnLoad: false, securityLevel: 'loose', htmlLabels: false, fontFamily: font, theme: 'neutral',
  flowchart: {htmlLabels: false, curve: 'basis', useMaxWidth: true}, sequence: {useMaxWidth: true, mirrorActors: false},
});
mermaid.render(id, text).then(({svg}) => {
  const holder = document.createElement('div');
  holder.innerHTML = svg;
  done(plain(holder.firstElementChild));
}).catch((error) => done(String(error)));
