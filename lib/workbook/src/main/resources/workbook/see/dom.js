// The few lines that make elements. Text is always a text node, never markup: much of it comes from somebody's class.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...shown(children));
  return element;
}

const shown = (children) => children.flat().filter((child) => child !== null && child !== undefined && child !== false);

/** Replaces what an element contains. What is null, undefined or false is left out. */
export const put = (element, ...children) => element.replaceChildren(...shown(children));

/** Creates an HTML element: h('button', {class: 'key', onclick: act}, 'Play'). */
export const h = (tag, props = {}, ...children) => fill(document.createElement(tag), props, children);

/** Creates an SVG element. */
export const s = (tag, props = {}, ...children) => fill(document.createElementNS(SVG, tag), props, children);
