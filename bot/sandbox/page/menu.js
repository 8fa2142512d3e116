/** What can be done with one message: behind a right click, a long press or the menu key. */

import { byId, element, emit } from "./dom.js";

/** @import { Message, Words } from "./types.js" */

/** Milliseconds a finger rests for a long press. */
const LONG_PRESS = 500;
/** CSS pixels between the pointer and the menu, and between the menu and the window's edge. */
const GAP = 14;

/**
 * @param {HTMLElement} log
 * @param {(article: Element) => Message | undefined} messageOf
 * @param {() => Words} words
 */
export function prepareMenu(log, messageOf, words) {
  /** @type {(target: EventTarget | null, x: number, y: number) => boolean} */
  const open = (target, x, y) => {
    const isText = target instanceof Element && !target.closest(".keyboard");
    const article = isText && target.closest("article");
    const message = article && messageOf(article);
    if (!message || getSelection()?.toString()) return false;
    return showMenu(article, message, words(), x, y);
  };
  log.addEventListener("contextmenu", (event) => {
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch || open(event.target, event.clientX, event.clientY)) event.preventDefault();
  });
  // Not every phone's browser makes a contextmenu event of a long press.
  let timer = 0;
  log.addEventListener("pointerdown", ({ pointerType, target, clientX, clientY }) => {
    if (pointerType === "touch") timer = setTimeout(open, LONG_PRESS, target, clientX, clientY);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    log.addEventListener(end, () => clearTimeout(timer));
  }
  // A popover that dismisses itself would do so when the long press ends.
  const menu = byId("menu");
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.hidePopover();
  });
}

/**
 * @param {HTMLElement} article
 * @param {Message} message
 * @param {Words} words
 * @param {number} x
 * @param {number} y
 * @returns {boolean} whether there was anything to offer
 */
function showMenu(article, message, words, x, y) {
  const text = message.text ?? message.caption;
  if (!text) return false;
  const menu = byId("menu");
  /** @type {(label: string, event: string, detail: object) => HTMLButtonElement} */
  const item = (label, event, detail) => {
    const onclick = () => {
      menu.hidePopover();
      emit(article, event, detail);
    };
    return element("button", { type: "button", role: "menuitem", onclick }, label);
  };
  const isOwnText = !message.from?.is_bot && message.text;
  menu.replaceChildren(
    ...(isOwnText ? [item(words.edit, "editmessage", { message })] : []),
    item(words.copy, "copytext", { text }),
  );
  menu.onkeydown = (event) => handleKey(event, menu, article);
  menu.showPopover();
  menu.style.left = `${Math.min(x, innerWidth - menu.offsetWidth - GAP)}px`;
  // Not under the finger, whose lifting may count as a tap.
  const above = y - menu.offsetHeight - GAP;
  menu.style.top = `${above > 0 ? above : y + GAP}px`;
  menu.querySelector("button")?.focus();
  return true;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} menu
 * @param {HTMLElement} article gets the focus back
 */
function handleKey(event, menu, article) {
  const items = [...menu.querySelectorAll("button")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : items.length - 1;
    const current = items.findIndex((item) => item === document.activeElement);
    items[(current + step) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    menu.hidePopover();
    article.focus({ preventScroll: true });
  } else return;
  event.preventDefault();
}
