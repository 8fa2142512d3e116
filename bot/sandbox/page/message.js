/** One entry of the chat: a message, or an album's messages, drawn into its <article>. */

import { element } from "./dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { media } from "./media.js";

/** @import { Chat, Message } from "./types.js" */

/**
 * Draws anew into the same node, so that an edited message stays where it is; a focus inside
 * stays on the button that is still there, or else on the message.
 *
 * @param {HTMLElement} article
 * @param {Message[]} messages one, or an album in its order
 * @param {Chat} chat
 */
export function draw(article, messages, chat) {
  const focused = article.contains(document.activeElement) ? document.activeElement : null;
  const [message] = messages;
  article.replaceChildren(
    ...(message.pinned_message ? [notice(message, chat)] : parts(messages, chat)),
  );
  article.className = message.pinned_message ? "service" : `message ${side(message)}`;
  if (focused && focused !== article) restoreFocus(article, /** @type {HTMLElement} */ (focused));
}

/** @param {Message} message */
function side(message) {
  return message.from?.is_bot ? "theirs" : "mine";
}

/**
 * @param {Message[]} messages
 * @param {Chat} chat
 */
function parts(messages, chat) {
  const attached = media(messages, chat);
  const texts = messages.flatMap((message) => textOf(message, chat) ?? []);
  if (attached.length + texts.length === 0) texts.push(element("p", {}, chat.words.unsupported));
  texts.at(-1)?.append(meta(messages, chat));
  const bubble = element(
    "div",
    { className: "bubble" },
    sender(messages[0]),
    ...attached,
    ...texts,
  );
  if (texts.length === 0) bubble.append(meta(messages, chat));
  bubble.classList.toggle("bare", texts.length === 0);
  const keys = keyboard(messages[messages.length - 1], chat);
  return keys ? [bubble, keys] : [bubble];
}

/**
 * @param {Message} message
 * @param {Chat} chat
 * @returns {HTMLElement | undefined}
 */
function textOf(message, chat) {
  const text = message.text ?? message.caption;
  if (!text) return undefined;
  const entities = message.entities ?? message.caption_entities ?? [];
  return element("div", { className: "text", dir: "auto" }, ...formatted(text, entities, chat));
}

/** @param {Message} message */
function sender({ from, via_bot: via }) {
  const name = element("span", { className: "unseen" }, `${from?.first_name ?? ""}: `);
  return via ? element("div", { className: "via" }, name, `via @${via.username}`) : name;
}

/**
 * @param {Message[]} messages
 * @param {Chat} chat
 */
function meta(messages, { person, words }) {
  const date = new Date(messages[0].date * 1000);
  const clock = date.toLocaleTimeString(person.language_code, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const isEdited = messages.some((message) => message.edit_date);
  return element(
    "span",
    { className: "meta" },
    ...(isEdited ? [`${words.edited} `] : []),
    element("time", { dateTime: date.toISOString() }, clock),
  );
}

/**
 * @param {Message} message
 * @param {Chat} chat
 */
function notice({ from }, { words }) {
  return element("p", {}, `${from?.first_name ?? ""} ${words.pinnedBy}`);
}

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} focused which has just left the page
 */
function restoreFocus(article, focused) {
  const { callback } = focused.dataset;
  const keys = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-callback]"));
  const same = [...keys].find((key) => callback !== undefined && key.dataset.callback === callback);
  (same ?? article).focus({ preventScroll: true });
}
