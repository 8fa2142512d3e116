/** The chat's own few words (never the bot's), in the language of the person it belongs to. */

export const danish = {
  about: "Hvad kan denne bot?",
  album: "Billeder",
  attach: "Vedhæft billede eller fil",
  blocked: "Du har blokeret botten",
  buttons: "Knapper",
  cancel: "Annuller",
  chat: "Chat",
  close: "Luk",
  commands: "Menu",
  copied: "Kopieret",
  copy: "Kopiér tekst",
  copyThis: "Kopiér selv teksten:",
  edit: "Rediger",
  edited: "redigeret",
  editing: "Rediger besked",
  less: "Vis mindre",
  lost: "Forbindelsen er væk. Prøver igen …",
  message: "Besked",
  more: "Vis mere",
  newest: "Til den nyeste besked",
  next: "Næste billede",
  ok: "OK",
  photo: "Billede",
  pinned: "Fastgjort besked",
  pinnedBy: "fastgjorde en besked",
  previous: "Forrige billede",
  reveal: "Vis skjult tekst",
  send: "Send",
  sending: "sender en fil …",
  start: "START",
  sticker: "Klistermærke",
  today: "I dag",
  typing: "skriver …",
  unblock: "Fjern blokering",
  unsupported: "Denne slags besked vises ikke her",
  voice: "Talebesked",
  yesterday: "I går",
};

/** @type {typeof danish} */
export const english = {
  about: "What can this bot do?",
  album: "Photos",
  attach: "Attach a photo or file",
  blocked: "You have blocked the bot",
  buttons: "Buttons",
  cancel: "Cancel",
  chat: "Chat",
  close: "Close",
  commands: "Menu",
  copied: "Copied",
  copy: "Copy text",
  copyThis: "Copy the text yourself:",
  edit: "Edit",
  edited: "edited",
  editing: "Edit message",
  less: "Show less",
  lost: "Connection lost. Trying again …",
  message: "Message",
  more: "Show more",
  newest: "To the newest message",
  next: "Next photo",
  ok: "OK",
  photo: "Photo",
  pinned: "Pinned message",
  pinnedBy: "pinned a message",
  previous: "Previous photo",
  reveal: "Show hidden text",
  send: "Send",
  sending: "sending a file …",
  start: "START",
  sticker: "Sticker",
  today: "Today",
  typing: "typing …",
  unblock: "Unblock",
  unsupported: "This kind of message is not shown here",
  voice: "Voice message",
  yesterday: "Yesterday",
};

/**
 * @param {string} languageCode as Telegram gives it: "da", "da-DK", "en"
 * @returns {typeof danish}
 */
export function wordsFor(languageCode) {
  return languageCode.startsWith("da") ? danish : english;
}

/**
 * Puts words where the page's markup asks for them: `data-word` as text, `data-label` as name.
 *
 * @param {ParentNode} root
 * @param {typeof danish} words
 */
export function speak(root, words) {
  const asked = /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-word], [data-label]")
  );
  for (const node of asked) {
    const { word, label } = /** @type {Record<string, keyof typeof danish>} */ (node.dataset);
    if (word) node.textContent = words[word];
    if (label) node.ariaLabel = words[label];
    if (label && node instanceof HTMLButtonElement) node.title = words[label];
  }
}
