/** Builds nodes. Strings become text nodes, so nothing a message says is ever read as markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties] DOM properties (`className`, `onclick`) or, where the
 *   element has no such property, attributes (`aria-label`); `undefined` and `null` are left out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "dataset") Object.assign(node.dataset, value);
    else if (name in node) Object.assign(node, { [name]: value });
    else node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name a symbol of icons.svg
 * @returns {SVGSVGElement} hidden from screen readers: the element around it carries the words
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/**
 * Data goes down as arguments; what a person does comes up as a bubbling event, heard in main.js.
 *
 * @param {Element} node
 * @param {string} name
 * @param {object} [detail]
 */
export function emit(node, name, detail = {}) {
  node.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}
