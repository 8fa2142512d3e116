/** A photo as large as the screen allows; the arrow keys leaf through its album. */

import { byId, element, icon } from "./dom.js";

/** @import { Photo } from "./media.js" */
/** @import { Words } from "./types.js" */

/**
 * @param {Photo[]} photos
 * @param {number} index the one to begin with
 * @param {Words} words
 */
export function view(photos, index, words) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("viewer"));
  const picture = element("img");
  const caption = element("figcaption");
  const step = (/** @type {number} */ by) => {
    index = (index + by + photos.length) % photos.length;
    const { src, alt } = photos[index];
    Object.assign(picture, { src, alt });
    caption.textContent = alt === words.photo ? "" : alt;
  };
  /** @type {(name: string, label: string, onclick: () => void) => HTMLButtonElement} */
  const button = (name, label, onclick) =>
    element("button", { type: "button", className: name, ariaLabel: label, onclick }, icon(name));
  const leaf =
    photos.length > 1
      ? [
          button("previous", words.previous, () => step(-1)),
          button("next", words.next, () => step(1)),
        ]
      : [];
  step(0);
  dialog.ariaLabel = words.photo;
  dialog.replaceChildren(
    button("close", words.close, () => dialog.close()),
    element("figure", {}, picture, caption),
    ...leaf,
  );
  dialog.onclick = ({ target }) => {
    if (!(target instanceof Element && target.closest("button, img"))) dialog.close();
  };
  dialog.onkeydown = ({ key }) => {
    if (leaf.length > 0 && key === "ArrowLeft") step(-1);
    if (leaf.length > 0 && key === "ArrowRight") step(1);
  };
  dialog.showModal();
}
