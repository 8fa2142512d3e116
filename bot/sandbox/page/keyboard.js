/** Inline keyboards: rows of buttons under a message, and the wait until a tap is answered. */

import { post } from "./api.js";
import { element, emit, icon } from "./dom.js";
import { link } from "./links.js";

/** @import { Button, Chat, Markup, Message } from "./types.js" */

/**
 * @param {Message} message
 * @param {Chat} chat
 * @returns {HTMLElement | undefined} undefined where the message has no inline keyboard
 */
export function keyboard({ message_id: messageId, reply_markup: markup }, chat) {
  const rows = markup?.inline_keyboard ?? [];
  if (rows.length === 0) return undefined;
  return element(
    "div",
    { className: "keyboard", role: "group", ariaLabel: chat.words.buttons },
    ...rows.map((row) =>
      element("div", { className: "row" }, ...row.map((button) => key(button, messageId, chat))),
    ),
  );
}

/**
 * @param {Button} button
 * @param {number} messageId
 * @param {Chat} chat
 */
function key(button, messageId, chat) {
  const [action, symbol] = meaning(button, messageId);
  const face = [element("span", {}, button.text), ...(symbol ? [icon(symbol)] : [])];
  const node = button.url
    ? link(button.url, face, chat)
    : element("button", { type: "button", disabled: !action }, ...face);
  node.classList.add("key", ...(button.style ? [button.style] : []));
  if (button.callback_data !== undefined) node.dataset.callback = button.callback_data;
  if (action) node.addEventListener("click", () => emit(node, ...action));
  return node;
}

/**
 * @param {Button} button
 * @param {number} messageId
 * @returns {[[string, object]?, string?]} the event a tap sends up, and a symbol for the corner
 */
function meaning(button, messageId) {
  if (button.callback_data !== undefined) {
    return [["tap", { messageId, data: button.callback_data }]];
  }
  if (button.url) return [undefined, "outside"];
  if (button.copy_text) return [["copytext", { text: button.copy_text.text }], "copy"];
  // Telegram lets the person choose a chat for two of the three; the demo has only this one.
  const query =
    button.switch_inline_query_current_chat ??
    button.switch_inline_query ??
    button.switch_inline_query_chosen_chat?.query;
  return query === undefined ? [] : [["inline", { query }], "share"];
}

/** Buttons that were tapped and wait for the bot's answer to their callback query. */
export class Taps {
  /** @type {Map<string, Element>} */
  #waiting = new Map();
  /** Queries answered before the reply to the tap itself had told their id. @type {Set<string>} */
  #early = new Set();

  /**
   * @param {Element} button
   * @param {{person: number, message_id: number, data: string}} tap
   */
  async tap(button, tap) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    try {
      const { query_id: query } = await post("tap", tap);
      if (this.#early.delete(query)) button.ariaBusy = null;
      else this.#waiting.set(query, button);
    } catch (error) {
      button.ariaBusy = null;
      throw error;
    }
  }

  /** @param {string} query whose answer has arrived */
  answered(query) {
    const button = this.#waiting.get(query);
    if (button) button.ariaBusy = null;
    else this.#early.add(query);
    this.#waiting.delete(query);
  }
}
