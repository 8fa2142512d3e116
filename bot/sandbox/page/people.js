/** Who the demo's people are, who is speaking, and the form that adds one. */

import { element, emit } from "./dom.js";

/** @import { Person } from "./types.js" */

const HUES = 6;

/** The person the address names, so that a reload, or a second window, keeps its own. */
export const address = {
  /** @returns {number} NaN where the address names nobody */
  get person() {
    return Number.parseInt(new URLSearchParams(location.search).get("person") ?? "", 10);
  },
  set person(id) {
    history.replaceState(null, "", `?person=${id}`);
  },
};

/**
 * @param {HTMLElement} list
 * @param {Person[]} people
 * @param {number} current
 */
export function drawPeople(list, people, current) {
  const focused = /** @type {HTMLElement | null} */ (list.querySelector(":focus"));
  list.replaceChildren(
    ...people.map((person) => element("li", {}, card(person, person.id === current))),
  );
  const buttons = [...list.querySelectorAll("button")];
  buttons.find((button) => button.dataset.person === focused?.dataset.person)?.focus();
}

/**
 * @param {Person} person
 * @param {boolean} isCurrent
 */
function card(person, isCurrent) {
  const { id, first_name: name, language_code: language, role, blocked, unread } = person;
  const details = [languageName(language), role, ...(blocked ? ["has blocked the bot"] : [])];
  const button = element(
    "button",
    { type: "button", dataset: { person: String(id) }, ariaCurrent: isCurrent ? "true" : null },
    element(
      "span",
      { className: `initial hue-${id % HUES}`, ariaHidden: "true" },
      name.slice(0, 1),
    ),
    element(
      "span",
      { className: "who" },
      element("strong", {}, name),
      element("small", {}, details.join(" · ")),
    ),
  );
  if (unread > 0 && !isCurrent) {
    button.append(element("span", { className: "unread" }, String(unread)));
    button.append(element("span", { className: "unseen" }, " unread"));
  }
  button.addEventListener("click", () => emit(button, "person", { id }));
  return button;
}

/** @param {string} code */
function languageName(code) {
  return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
}

/** @param {HTMLFormElement} form */
export function listenForNewcomers(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    emit(form, "join", Object.fromEntries(new FormData(form)));
    form.reset();
  });
}
