/** The page: the server's events go down into drawings, what a person does comes up from them. */

import { get, post, upload } from "./api.js";
import { Composer } from "./composer.js";
import { byId, emit } from "./dom.js";
import { History } from "./history.js";
import { Taps } from "./keyboard.js";
import { allowedUrl, follow } from "./links.js";
import { prepareMenu } from "./menu.js";
import { ask, copy, report, toast } from "./notices.js";
import { address, drawPeople, listenForNewcomers } from "./people.js";
import { Stream } from "./stream.js";
import { speak, wordsFor } from "./strings.js";
import { prepareTools, showPerson } from "./tools.js";
import { view } from "./viewer.js";

/** @import { Bot, Chat, Message, Person } from "./types.js" */

/** Milliseconds a chat action stays, as in Telegram. */
const ACTION_STAYS = 5000;

const phone = byId("phone");
const log = byId("log");
const past = new History(log, /** @type {HTMLButtonElement} */ (byId("jump")));
const composer = new Composer();
const taps = new Taps();

/** @type {Chat} */
let chat;
/** @type {Person[]} */
let people = [];
/** @type {number | null} */
let pinned = null;
let actionTimer = 0;

const stream = new Stream(
  {
    snapshot: showSnapshot,
    message: showMessage,
    edited: showMessage,
    deleted: ({ message_ids: ids }) => {
      past.remove(ids);
      showState();
    },
    pinned: ({ message_id: id }) => {
      pinned = id;
      showState();
    },
    toast: showAnswer,
    action: ({ action }) => showAction(action),
    commands: ({ commands }) => {
      chat.bot.commands = commands;
    },
    person: (person) => {
      Object.assign(chat.person, person);
      showState();
    },
    people: (list) => {
      people = list;
      showState();
    },
    reset: () => enter().catch(report),
  },
  (isConnected) => {
    byId("lost").hidden = isConnected;
  },
);

// What a person does. Every handler names the person it speaks for; the server answers by events.

/** @type {Record<string, (detail: any, target: Element) => Promise<unknown> | unknown>} */
const deeds = {
  person: ({ id }) => open(id),
  join: async (newcomer) => open((await post("people", newcomer)).id),
  say: ({ text }) => say(text),
  start: ({ payload }) => post("start", { person: chat.person.id, payload }),
  amend: ({ messageId, text }) =>
    post("edit", { person: chat.person.id, message_id: messageId, text }),
  attach: ({ files, caption }) => attach(files, caption),
  choose: ({ resultId }) => post("inline/choose", { person: chat.person.id, result_id: resultId }),
  block: ({ blocked }) => post("block", { person: chat.person.id, blocked }),
  tap: ({ messageId, data }, button) =>
    taps.tap(button, { person: chat.person.id, message_id: messageId, data }),
  inline: ({ query }) => composer.inline(query),
  editlast: () => editOwn(past.lastOwn()),
  editmessage: ({ message }) => editOwn(message),
  copytext: ({ text }) => copy(text, chat.words),
  view: ({ photos, index }) => view(photos, index, chat.words),
};

for (const [name, act] of Object.entries(deeds)) {
  document.addEventListener(name, async (event) => {
    const { detail, target } = /** @type {CustomEvent} */ (event);
    try {
      await act(detail, /** @type {Element} */ (target));
    } catch (error) {
      report(error);
    }
  });
}

byId("start").addEventListener("click", () => emit(byId("start"), "start", { payload: "" }));
byId("unblock").addEventListener("click", () => emit(byId("unblock"), "block", { blocked: false }));
byId("pinned").addEventListener("click", () => pinned !== null && past.show(pinned));
prepareMenu(
  log,
  (article) => past.messageOf(article),
  () => chat.words,
);
listenForNewcomers(byId("join-form"));
prepareTools();
enter().catch(report);

/** Opens the chat of the person the address names, or else of the first. */
async function enter() {
  people = await get("people");
  const named = people.find((person) => person.id === address.person);
  open((named ?? people[0]).id);
}

/** @param {number} id */
function open(id) {
  address.person = id;
  stream.open(id);
}

/**
 * @param {{bot: Bot, person: Person, messages: Message[], pinned: number | null}} snapshot the
 *   truth, after any gap
 */
function showSnapshot({ bot, person, messages, pinned: pin }) {
  if (chat?.person.id === person.id) {
    Object.assign(chat.bot, bot);
    Object.assign(chat.person, person);
  } else {
    begin({ bot, person, words: wordsFor(person.language_code) });
  }
  pinned = pin;
  past.sync(messages);
  showAction(null);
  showState();
}

/** @param {Chat} other the chat that is shown from now on */
function begin(other) {
  chat = other;
  byId("people").hidePopover();
  phone.lang = chat.person.language_code;
  speak(phone, chat.words);
  past.open(chat);
  composer.open(chat);
}

/** @param {Message} message new or edited */
function showMessage(message) {
  if (message.from?.is_bot) showAction(null);
  past.put(message);
  showState();
}

/** Everything around the messages that depends on who is here and what has been said. */
function showState() {
  const { bot, person } = chat;
  const wasOnFooter =
    document.activeElement === byId("start") || document.activeElement === byId("unblock");
  drawPeople(byId("people-list"), people, person.id);
  showPerson(person);
  document.title = bot.first_name;
  byId("bot-name").textContent = bot.first_name;
  byId("about-text").textContent = bot.description;
  byId("unread").hidden = !people.some(({ id, unread }) => unread > 0 && id !== person.id);
  byId("blocked").hidden = !person.blocked;
  byId("start").hidden = person.blocked || !past.isEmpty;
  byId("composer").hidden = person.blocked || past.isEmpty;
  byId("about").hidden = !past.isEmpty;
  if (wasOnFooter) byId("text").focus();
  const { text, caption } = (pinned !== null && past.find(pinned)) || {};
  byId("pinned").hidden = pinned === null;
  byId("pinned-text").textContent = text ?? caption ?? chat.words.photo;
}

/** @param {string | null} action what the bot is doing, such as "typing"; null for nothing */
function showAction(action) {
  const { bot, words } = chat;
  const doing = action === "typing" ? words.typing : words.sending;
  byId("bot-status").textContent = action ? doing : bot.short_description;
  byId("bot-status").classList.toggle("busy", action !== null);
  clearTimeout(actionTimer);
  if (action) actionTimer = setTimeout(showAction, ACTION_STAYS, null);
}

/** @param {{query_id: string, text?: string, show_alert?: boolean, url?: string}} answer */
function showAnswer({ query_id: query, text, show_alert: isAlert, url: target }) {
  taps.answered(query);
  const url = target ? allowedUrl(target) : null;
  if (url && !follow(url, log, chat)) window.open(url, "_blank", "noopener");
  if (text && isAlert) ask(text, { accept: chat.words.ok });
  else if (text) toast(text);
}

/** @param {string} text */
async function say(text) {
  try {
    await post("send", { person: chat.person.id, text });
  } catch (error) {
    composer.restore(text);
    throw error;
  }
}

/** @param {Message | undefined} message */
function editOwn(message) {
  if (message && !byId("composer").hidden) composer.edit(message);
}

/**
 * @param {File[]} files
 * @param {string} caption stands under the first
 */
async function attach(files, caption) {
  const group = files.length > 1 ? crypto.randomUUID() : "";
  for (const [index, file] of files.entries()) {
    await upload(chat.person.id, file, { caption: index ? "" : caption, media_group_id: group });
  }
}
