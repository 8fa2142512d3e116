/** What a message carries beside its text: photos, files, stickers, voice. */

import { element, emit, icon } from "./dom.js";

/** @import { Chat, Message } from "./types.js" */

/** @param {string} fileId */
const address = (fileId) => `/demo/file/${encodeURIComponent(fileId)}`;

/**
 * @param {Message[]} messages one message, or the messages of one album
 * @param {Chat} chat
 * @returns {Node[]}
 */
export function media(messages, chat) {
  const photos = messages.flatMap((message) => photoOf(message, chat) ?? []);
  const others = messages.flatMap((message) => attachment(message, chat) ?? []);
  return photos.length > 0 ? [gallery(photos, chat), ...others] : others;
}

/**
 * @typedef {{src: string, alt: string, width: number, height: number}} Photo in pixels
 *
 * @param {Message} message
 * @param {Chat} chat
 * @returns {Photo | undefined}
 */
function photoOf({ photo: sizes, caption }, { words }) {
  const largest = sizes?.at(-1);
  if (!largest) return undefined;
  const { file_id: fileId, width, height } = largest;
  return { src: address(fileId), alt: caption || words.photo, width, height };
}

/**
 * @param {Photo[]} photos
 * @param {Chat} chat
 */
function gallery(photos, { words }) {
  const tiles = photos.map((photo, index) => {
    const tile = element(
      "button",
      { type: "button", className: "photo" },
      element("img", { ...photo, decoding: "async" }),
    );
    tile.addEventListener("click", () => emit(tile, "view", { photos, index }));
    return tile;
  });
  if (tiles.length === 1) return tiles[0];
  return element("div", { className: "album", role: "group", ariaLabel: words.album }, ...tiles);
}

/**
 * @param {Message} message
 * @param {Chat} chat
 * @returns {HTMLElement | undefined}
 */
function attachment({ document, sticker, voice }, { words }) {
  if (document) return file(document);
  if (voice) {
    return element(
      "div",
      { className: "file" },
      element("span", { className: "badge" }, icon("voice")),
      element("span", {}, words.voice, element("small", {}, duration(voice.duration))),
    );
  }
  if (sticker) {
    const isStill = !sticker.is_animated && !sticker.is_video;
    const alt = [words.sticker, sticker.emoji].filter(Boolean).join(" ");
    const { width, height } = sticker;
    const src = address(sticker.file_id);
    return isStill
      ? element("img", { className: "sticker", src, alt, width, height })
      : element("span", { className: "sticker", role: "img", ariaLabel: alt }, sticker.emoji ?? "");
  }
  return undefined;
}

/** @param {import("./types.js").Document} document */
function file(document) {
  const name = document.file_name ?? document.file_id;
  return element(
    "a",
    { className: "file", href: address(document.file_id), download: name },
    element("span", { className: "badge" }, icon("file")),
    element("span", {}, name, element("small", {}, size(document.file_size))),
  );
}

/** @param {number | undefined} bytes */
function size(bytes = 0) {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(undefined, /** @type {Intl.NumberFormatOptions} */ (format)).format(
    value,
  );
}

/** @param {number} seconds */
function duration(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
