/** Which addresses may become links, and which of them lead back into this very chat. */

import { element, emit } from "./dom.js";

/** @import { Chat } from "./types.js" */

const ALLOWED = new Set(["http:", "https:", "tel:", "mailto:", "tg:"]);

/**
 * @param {string} address
 * @returns {URL | null} null where it is no address, or of a kind that could run code
 */
export function allowedUrl(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && ALLOWED.has(url.protocol) ? url : null;
}

/**
 * The payload of a deep link to this bot, `https://t.me/<bot>?start=<payload>` or its tg: form.
 *
 * @param {URL} url
 * @param {string} username the bot's, without "@"
 * @returns {string | null} null for every other address
 */
export function startPayload(url, username) {
  const query = url.searchParams;
  const isTg = url.protocol === "tg:" && (url.host || url.pathname) === "resolve";
  const isWeb = ["t.me", "www.t.me", "telegram.me"].includes(url.hostname);
  const name = isTg ? query.get("domain") : isWeb ? url.pathname.slice(1) : null;
  return name?.toLowerCase() === username.toLowerCase() ? query.get("start") : null;
}

/**
 * @param {string} address
 * @param {(Node | string)[]} children
 * @param {Chat} chat
 * @returns {HTMLElement} an anchor, or a plain span where the address may not be followed
 */
export function link(address, children, chat) {
  const url = allowedUrl(address);
  if (!url) return element("span", {}, ...children);
  const anchor = element("a", { href: url.href, target: "_blank", rel: "noopener" }, ...children);
  anchor.addEventListener("click", (event) => {
    if (follow(url, anchor, chat)) event.preventDefault();
  });
  return anchor;
}

/**
 * @param {URL} url
 * @param {Element} from where the wish to start comes from
 * @param {Chat} chat
 * @returns {boolean} whether the link was one of ours, and has been followed
 */
export function follow(url, from, chat) {
  const payload = startPayload(url, chat.bot.username);
  if (payload === null) return false;
  emit(from, "start", { payload });
  return true;
}
