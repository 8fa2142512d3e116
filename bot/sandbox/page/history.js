/** The list of messages: its entries by day, and where the reader stands in it. */

import { element } from "./dom.js";
import { draw } from "./message.js";

/** @import { Chat, Message } from "./types.js" */

/** How far from the end, in CSS pixels, still counts as reading the newest. */
const NEAR = 96;
/** Room left above a message that is taller than the screen. */
const MARGIN = 12;

/** A message in which the person has just pressed something. */
const USED = ":has(:focus, [aria-busy='true'])";

/** @typedef {{messages: Message[], article: HTMLElement}} Entry one message, or one album */

export class History {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Chat} */
  #chat;
  #log;
  #jump;
  #missed = 0;
  #isAtEnd = true;
  #height = 0;

  /**
   * @param {HTMLElement} log the scrolling element
   * @param {HTMLButtonElement} jump leads back to the newest message
   */
  constructor(log, jump) {
    this.#log = log;
    this.#jump = jump;
    log.addEventListener("scroll", () => this.#isResized || this.#look(), { passive: true });
    jump.addEventListener("click", () => this.toEnd());
    // An on-screen keyboard takes half the log away: who was at the end stays at the end.
    new ResizeObserver(() => {
      if (this.#isAtEnd) this.toEnd();
      this.#height = log.clientHeight;
    }).observe(log);
  }

  get isEmpty() {
    return this.#entries.length === 0;
  }

  /** @param {Chat} chat whose history this is from now on */
  open(chat) {
    this.#chat = chat;
    this.#entries = [];
    this.#log.replaceChildren();
    this.#isAtEnd = true;
  }

  /**
   * Makes the list equal to the server's; what has not changed keeps its node.
   *
   * @param {Message[]} messages
   */
  sync(messages) {
    const kept = new Set(messages.map((message) => message.message_id));
    const gone = this.#messages().filter((message) => !kept.has(message.message_id));
    this.#log.ariaBusy = "true";
    this.#keepingPlace(() => {
      this.#remove(gone.map((message) => message.message_id));
      for (const message of messages) this.#put(message);
    });
    this.#log.ariaBusy = null;
  }

  /** @param {Message} message new or edited */
  put(message) {
    const isNew = !this.find(message.message_id);
    const wasAtEnd = this.#isAtEnd;
    const used = this.#entryOf(message.message_id)?.article.matches(USED);
    this.#keepingPlace(() => this.#put(message), used);
    if (isNew && !message.from?.is_bot) this.toEnd();
    else if (isNew && !wasAtEnd) this.#missed += 1;
    this.#look();
  }

  /** @param {number[]} ids */
  remove(ids) {
    this.#keepingPlace(() => this.#remove(ids));
  }

  /** @param {number} id */
  find(id) {
    return this.#messages().find((message) => message.message_id === id);
  }

  /** The newest text of the person's own, which the arrow-up key edits. */
  lastOwn() {
    return this.#messages().findLast((message) => !message.from?.is_bot && message.text);
  }

  /** @param {Element} article */
  messageOf(article) {
    return this.#entries.find((entry) => entry.article === article)?.messages[0];
  }

  /** @param {number} id */
  show(id) {
    const article = this.#entryOf(id)?.article;
    article?.scrollIntoView({ block: "center" });
    article?.focus({ preventScroll: true });
  }

  toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#look();
  }

  #messages() {
    return this.#entries.flatMap((entry) => entry.messages);
  }

  /** @param {number} id */
  #entryOf(id) {
    return this.#entries.find((entry) => entry.messages.some((one) => one.message_id === id));
  }

  /**
   * @param {Message} message
   * @returns {HTMLElement} the article it stands in
   */
  #put(message) {
    const entry = this.#entryOf(message.message_id) ?? this.#entryFor(message);
    const at = entry.messages.findIndex((one) => one.message_id === message.message_id);
    if (JSON.stringify(entry.messages[at]) !== JSON.stringify(message)) {
      entry.messages.splice(at === -1 ? entry.messages.length : at, 1, message);
      draw(entry.article, entry.messages, this.#chat);
    }
    return entry.article;
  }

  /**
   * @param {Message} message a new one
   * @returns {Entry} the album it continues, or an entry of its own at the end
   */
  #entryFor({ media_group_id: group, date }) {
    const last = this.#entries.at(-1);
    if (last && group && last.messages[0].media_group_id === group) return last;
    const entry = { messages: [], article: element("article", { tabIndex: -1 }) };
    this.#entries.push(entry);
    this.#day(date).append(entry.article);
    return entry;
  }

  /**
   * @param {number} seconds since 1970
   * @returns {Element} the last day's section, or a new one
   */
  #day(seconds) {
    const { person, words } = this.#chat;
    const date = new Date(seconds * 1000);
    const key = date.toDateString();
    const last = this.#log.lastElementChild;
    if (last instanceof HTMLElement && last.dataset.day === key) return last;
    const daysAgo = Math.round(
      (new Date().setHours(0, 0, 0, 0) - date.setHours(0, 0, 0, 0)) / 864e5,
    );
    const name =
      [words.today, words.yesterday][daysAgo] ??
      date.toLocaleDateString(person.language_code, {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
    const section = element("section", { dataset: { day: key } }, element("h2", {}, name));
    this.#log.append(section);
    return section;
  }

  /** @param {number[]} ids */
  #remove(ids) {
    for (const id of ids) {
      const entry = this.#entryOf(id);
      if (!entry) continue;
      entry.messages = entry.messages.filter((message) => message.message_id !== id);
      if (entry.messages.length > 0) {
        draw(entry.article, entry.messages, this.#chat);
        continue;
      }
      const day = entry.article.parentElement;
      entry.article.remove();
      if (!day?.querySelector("article")) day?.remove();
      this.#entries = this.#entries.filter((other) => other !== entry);
    }
  }

  /**
   * Changes the list without moving what the reader looks at: who was at the end stays at the
   * end, anyone else keeps the lines in view. What comes at the end, or as the answer to a tap,
   * is read from its head, even where it is taller than the screen.
   *
   * @param {() => HTMLElement | void} change returns the article that changed, if it is one
   * @param {boolean} [isAnswer]
   */
  #keepingPlace(change, isAnswer = false) {
    const wasAtEnd = this.#isAtEnd;
    const top = this.#log.getBoundingClientRect().top;
    const anchor = this.#entries.find(
      (entry) => entry.article.getBoundingClientRect().bottom > top,
    );
    const before = anchor?.article.getBoundingClientRect().top ?? 0;
    const changed = change();
    if (wasAtEnd) {
      this.#log.scrollTop = this.#log.scrollHeight;
    } else if (anchor?.article.isConnected) {
      this.#log.scrollTop += anchor.article.getBoundingClientRect().top - before;
    }
    if (changed && (wasAtEnd || isAnswer)) {
      this.#log.scrollTop += Math.min(changed.getBoundingClientRect().top - top - MARGIN, 0);
    }
    this.#look();
  }

  /** Between a change of the log's height and the observer's turn nobody has scrolled. */
  get #isResized() {
    return this.#height !== this.#log.clientHeight;
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#isAtEnd) this.#missed = 0;
    this.#jump.hidden = this.#isAtEnd;
    this.#jump.dataset.missed = this.#missed ? String(this.#missed) : "";
  }
}
