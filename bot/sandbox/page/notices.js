/** Passing words (toasts) and words that wait for an answer (dialogs). */

import { byId, element } from "./dom.js";

/** Reading time, in milliseconds: a beat, and then so much a character. */
const BEAT = 2500;
const PER_CHARACTER = 50;

/** @param {string} text */
export function toast(text) {
  const note = element("p", { className: "toast" }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), BEAT + PER_CHARACTER * text.length);
}

/** @param {unknown} error */
export function report(error) {
  toast(error instanceof Error ? error.message : String(error));
}

/**
 * @param {string} text
 * @param {{accept: string, refuse?: string}} answers the words on its buttons
 * @returns {Promise<boolean>} whether the person accepted
 */
export function ask(text, { accept, refuse }) {
  const dialog = element(
    "dialog",
    { className: "alert", role: "alertdialog", ariaLabel: text },
    element("p", {}, text),
    element(
      "form",
      { method: "dialog" },
      ...(refuse ? [element("button", { value: "" }, refuse)] : []),
      element("button", { value: "accept", className: "strong", autofocus: true }, accept),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "accept");
    });
  });
}

/**
 * @param {string} text to the clipboard, or to a dialog where the browser keeps its clipboard shut
 * @param {import("./types.js").Words} words
 */
export async function copy(text, words) {
  try {
    await navigator.clipboard.writeText(text);
    toast(words.copied);
  } catch {
    await ask(`${words.copyThis}\n\n${text}`, { accept: words.ok });
  }
}
