/** Text and its Bot API entities -> nodes. Offsets count UTF-16 code units, as strings here do. */

import { element, emit } from "./dom.js";
import { link } from "./links.js";

/** @import { Chat, Entity } from "./types.js" */

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const PLAIN_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};

/**
 * @param {string} text
 * @param {Entity[]} entities in any order, nested or crossing each other
 * @param {Chat} chat
 * @returns {(Node | string)[]}
 */
export function formatted(text, entities, chat) {
  return formatRange(text, 0, text.length, entities, chat);
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Entity[]} entities all within [start, end)
 * @param {Chat} chat
 * @returns {(Node | string)[]}
 */
function formatRange(text, start, end, entities, chat) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let position = start;
  let waiting = [...entities].sort(outerFirst);
  while (waiting.length > 0) {
    const [entity, ...others] = waiting;
    const stop = Math.min(entity.offset + entity.length, end);
    const { inside, after } = splitAt(stop, others);
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const children = formatRange(text, entity.offset, stop, inside, chat);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), children, chat));
    // A block ends its line by itself: the line break after it would show as an empty line.
    position = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
    waiting = after.sort(outerFirst);
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

/**
 * @param {Entity} a
 * @param {Entity} b
 */
function outerFirst(a, b) {
  const block = Number(BLOCKS.has(b.type)) - Number(BLOCKS.has(a.type));
  return a.offset - b.offset || b.length - a.length || block;
}

/**
 * Parts what lies before a border from what lies behind it; an entity that crosses it is cut.
 *
 * @param {number} border
 * @param {Entity[]} entities
 */
function splitAt(border, entities) {
  /** @type {{inside: Entity[], after: Entity[]}} */
  const parts = { inside: [], after: [] };
  for (const entity of entities) {
    const stop = entity.offset + entity.length;
    if (entity.offset < border) {
      parts.inside.push({ ...entity, length: Math.min(stop, border) - entity.offset });
    }
    if (stop > border) {
      const offset = Math.max(entity.offset, border);
      parts.after.push({ ...entity, offset, length: stop - offset });
    }
  }
  return parts;
}

/**
 * @param {Entity} entity
 * @param {string} content the text it covers
 * @param {(Node | string)[]} children the same text, formatted
 * @param {Chat} chat
 * @returns {HTMLElement}
 */
function wrap(entity, content, children, chat) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url ?? "", children, chat);
    case "url":
      return link(
        /^[a-z][a-z\d+.-]*:/i.test(content) ? content : `https://${content}`,
        children,
        chat,
      );
    case "email":
      return link(`mailto:${content}`, children, chat);
    case "phone_number":
      return link(`tel:${content.replace(/[^\d+]/g, "")}`, children, chat);
    case "bot_command":
      return command(content, children);
    case "date_time":
      return element("time", { dateTime: isoTime(entity.unix_time) }, ...children);
    case "pre":
      return element("pre", {}, element("code", {}, ...children));
    case "spoiler":
      return spoiler(children, chat);
    case "expandable_blockquote":
      return expandable(children, chat);
    default:
      return element(PLAIN_TAGS[entity.type] ?? "span", {}, ...children);
  }
}

/** @param {number | undefined} seconds since 1970 */
function isoTime(seconds) {
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
}

/**
 * @param {string} text
 * @param {(Node | string)[]} children
 */
function command(text, children) {
  const button = element("button", { type: "button", className: "command" }, ...children);
  button.addEventListener("click", () => emit(button, "say", { text }));
  return button;
}

/**
 * @param {(Node | string)[]} children
 * @param {Chat} chat
 */
function spoiler(children, { words }) {
  // Not a <button>: a spoiler may run over several lines, and a button cannot break.
  const cover = element(
    "span",
    { className: "spoiler", role: "button", tabIndex: 0, "aria-label": words.reveal },
    element("span", { inert: true }, ...children),
  );
  cover.addEventListener("click", () => reveal(cover));
  cover.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.closest("article")?.focus();
    reveal(cover);
  });
  return cover;
}

/** @param {HTMLElement} cover one spoiler uncovers all of its message, as in Telegram */
function reveal(cover) {
  for (const one of cover.closest("article")?.querySelectorAll(".spoiler") ?? []) {
    const hidden = /** @type {Element} */ (one.firstElementChild);
    one.replaceWith(...hidden.childNodes);
  }
}

/**
 * @param {(Node | string)[]} children
 * @param {Chat} chat
 */
function expandable(children, { words }) {
  const body = element("div", { className: "clamped" }, ...children);
  const toggle = element("button", { type: "button", ariaExpanded: "false" }, words.more);
  toggle.addEventListener("click", () => {
    const isClamped = body.classList.toggle("clamped");
    toggle.ariaExpanded = String(!isClamped);
    toggle.textContent = isClamped ? words.more : words.less;
  });
  // What fits into three lines needs no button; how long a line is, only the layout knows.
  new ResizeObserver(() => {
    const isClamped = body.classList.contains("clamped");
    toggle.hidden = isClamped && body.scrollHeight <= body.clientHeight + 1;
  }).observe(body);
  return element("blockquote", {}, body, toggle);
}
