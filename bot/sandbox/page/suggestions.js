/** The list above the composer: commands or inline results, chosen by tap, click or arrow keys. */

import { element } from "./dom.js";

/** @typedef {{title: string, detail: string, choose: () => void}} Suggestion */

export class Suggestions {
  #list;
  #input;
  #opener;
  /** @type {Suggestion[]} */
  #shown = [];
  #active = -1;

  /**
   * @param {HTMLElement} list role="listbox"
   * @param {HTMLTextAreaElement} input keeps the focus while the list is open
   * @param {HTMLElement} opener tells screen readers whether it is
   */
  constructor(list, input, opener) {
    this.#list = list;
    this.#input = input;
    this.#opener = opener;
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  /**
   * @param {Suggestion[]} suggestions none hides the list
   * @param {number} [active] the one the Enter key would choose, -1 for none
   */
  show(suggestions, active = 0) {
    this.#shown = suggestions;
    this.#list.replaceChildren(
      ...suggestions.map((suggestion, index) => this.#option(suggestion, index)),
    );
    this.#list.hidden = suggestions.length === 0;
    this.#list.scrollTop = 0;
    this.#opener.ariaExpanded = String(this.isOpen);
    this.#activate(suggestions.length > 0 ? active : -1);
  }

  hide() {
    this.show([]);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was meant for the list
   */
  handle(event) {
    if (!this.isOpen) return false;
    const count = this.#shown.length;
    if (event.key === "Escape") this.hide();
    else if (event.key === "ArrowDown") this.#activate((this.#active + 1) % count);
    else if (event.key === "ArrowUp")
      this.#activate((Math.max(this.#active, 0) - 1 + count) % count);
    else if (event.key === "Enter" && this.#active >= 0) this.#choose(this.#active);
    else return false;
    event.preventDefault();
    return true;
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} index
   */
  #option({ title, detail }, index) {
    const option = element(
      "li",
      { id: `suggestion-${index}`, role: "option", ariaSelected: "false" },
      element("strong", {}, title),
      element("span", {}, detail),
    );
    // A press would take the focus out of the composer.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.#choose(index));
    return option;
  }

  /** @param {number} index */
  #choose(index) {
    const { choose } = this.#shown[index];
    this.hide();
    choose();
  }

  /** @param {number} index -1 for none */
  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((option, at) => {
      option.ariaSelected = String(at === index);
      if (at === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) this.#input.setAttribute("aria-activedescendant", `suggestion-${index}`);
    else this.#input.removeAttribute("aria-activedescendant");
  }
}
