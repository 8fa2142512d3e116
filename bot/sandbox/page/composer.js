/** Where the person writes: sending, editing, attaching, the command menu and inline results. */

import { post } from "./api.js";
import { byId, emit } from "./dom.js";
import { report } from "./notices.js";
import { Suggestions } from "./suggestions.js";

/** @import { Chat, InlineResult, Message } from "./types.js" */

/** Milliseconds without a keystroke before inline results are asked for. */
const PAUSE = 250;

export class Composer {
  #form = /** @type {HTMLFormElement} */ (byId("composer"));
  #input = /** @type {HTMLTextAreaElement} */ (byId("text"));
  #files = /** @type {HTMLInputElement} */ (byId("files"));
  #suggestions = new Suggestions(byId("suggestions"), this.#input, byId("commands"));
  /** @type {Map<number, string>} */
  #drafts = new Map();
  /** @type {Message | undefined} */
  #edited;
  #timer = 0;
  /** @type {Chat} */
  #chat;

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener("input", () => this.#changed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#files.addEventListener("change", () => this.#attach());
    byId("attach").addEventListener("click", () => this.#files.click());
    byId("commands").addEventListener("click", () => this.#toggleCommands());
    byId("cancel-edit").addEventListener("click", () => this.#stopEditing());
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.#form.contains(target)) this.#suggestions.hide();
    });
  }

  /** @param {Chat} chat whose draft is taken up again */
  open(chat) {
    this.#stopEditing();
    if (this.#chat) this.#drafts.set(this.#chat.person.id, this.#input.value);
    this.#chat = chat;
    this.#input.placeholder = chat.words.message;
    this.#write(this.#drafts.get(chat.person.id) ?? "");
    this.#suggestions.hide();
  }

  /** @param {Message} message one of the person's own */
  edit(message) {
    this.#edited = message;
    byId("editing").hidden = false;
    byId("edited-text").textContent = message.text ?? "";
    this.#write(message.text ?? "");
    this.#input.focus();
  }

  /** @param {string} query begins an inline query to this bot */
  inline(query) {
    this.#write(`@${this.#chat.bot.username} ${query}`);
    this.#input.focus();
    this.#changed();
  }

  /** @param {string} text given back because it could not be sent */
  restore(text) {
    if (!this.#input.value) this.#write(text);
  }

  #submit() {
    const text = this.#input.value.trim();
    const edited = this.#edited;
    if (!text) return;
    this.#stopEditing();
    this.#write("");
    this.#suggestions.hide();
    if (edited) emit(this.#form, "amend", { messageId: edited.message_id, text });
    else emit(this.#form, "say", { text });
  }

  #attach() {
    const files = [...(this.#files.files ?? [])];
    const caption = this.#input.value.trim();
    this.#files.value = "";
    if (files.length === 0) return;
    this.#write("");
    emit(this.#form, "attach", { files, caption });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || this.#suggestions.handle(event)) return;
    // On a touch screen Enter is the only way to a new line, and a send button stands beside it.
    const sends =
      event.key === "Enter" && !event.shiftKey && !matchMedia("(pointer: coarse)").matches;
    if (sends) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "ArrowUp" && !this.#input.value) {
      event.preventDefault();
      emit(this.#form, "editlast");
    } else if (event.key === "Escape" && this.#edited) {
      this.#stopEditing();
    } else if (event.key === "Tab") {
      this.#suggestions.hide();
    }
  }

  #changed() {
    this.#fit();
    clearTimeout(this.#timer);
    const text = this.#input.value;
    const query = this.#inlineQuery(text);
    if (/^\/\w*$/.test(text) && !this.#edited)
      this.#suggestions.show(this.#commands(text.slice(1)));
    else this.#suggestions.hide();
    if (query !== undefined) this.#timer = setTimeout(() => this.#askInline(query), PAUSE);
  }

  /** @param {string} prefix */
  #commands(prefix) {
    return this.#chat.bot.commands
      .filter(({ command }) => command.startsWith(prefix.toLowerCase()))
      .map(({ command, description }) => ({
        title: `/${command}`,
        detail: description,
        choose: () => {
          this.#write("");
          emit(this.#form, "say", { text: `/${command}` });
        },
      }));
  }

  #toggleCommands() {
    if (this.#suggestions.isOpen) this.#suggestions.hide();
    else this.#suggestions.show(this.#commands(""), -1);
    if (!matchMedia("(pointer: coarse)").matches) this.#input.focus();
  }

  /** @param {string} text */
  #inlineQuery(text) {
    const address = `@${this.#chat.bot.username} `.toLowerCase();
    return text.toLowerCase().startsWith(address) ? text.slice(address.length) : undefined;
  }

  /** @param {string} query */
  async #askInline(query) {
    const person = this.#chat.person.id;
    try {
      /** @type {{results: InlineResult[]}} */
      const { results } = await post("inline", { person, query });
      const isStale =
        this.#inlineQuery(this.#input.value) !== query || this.#chat.person.id !== person;
      if (!isStale) this.#suggestions.show(results.map((result) => this.#inlineResult(result)));
    } catch (error) {
      report(error);
    }
  }

  /** @param {InlineResult} result */
  #inlineResult({ id, title, description }) {
    const choose = () => {
      this.#write("");
      emit(this.#form, "choose", { resultId: id });
    };
    return { title: title ?? id, detail: description ?? "", choose };
  }

  #stopEditing() {
    if (this.#edited) this.#write("");
    this.#edited = undefined;
    byId("editing").hidden = true;
  }

  /** @param {string} text */
  #write(text) {
    this.#input.value = text;
    this.#fit();
  }

  /** As tall as its text; style.css sets the limit. */
  #fit() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
  }
}
