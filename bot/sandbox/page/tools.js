/** The drawer of demo tools: appearance, blocking, faults, limits, reset. */

import { post } from "./api.js";
import { byId, emit } from "./dom.js";
import { ask, report, toast } from "./notices.js";

/** @import { Person } from "./types.js" */

/** What the sandbox does to the next calls; times in seconds. @type {Record<string, object>} */
const FAULTS = {
  slow: { latency: 3 },
  busy: { status: 429, description: "Too Many Requests: retry after 5", retry_after: 5 },
  broken: { status: 500, description: "Internal Server Error" },
  lost: { drop: "before" },
  unsure: { drop: "after" },
};

export function prepareTools() {
  const faults = /** @type {HTMLFormElement} */ (byId("faults"));
  faults.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(faults);
    const times = Number(form.get("times"));
    const fault = FAULTS[String(form.get("kind"))];
    act(post("faults", { method: form.get("method"), times, ...fault }), `Will happen ${times}×`);
  });
  const limits = /** @type {HTMLInputElement} */ (byId("limits"));
  limits.addEventListener("change", () => {
    act(
      post("limits", { enabled: limits.checked }),
      `Rate limits ${limits.checked ? "on" : "off"}`,
    );
  });
  for (const turn of byId("clock").querySelectorAll("button")) {
    turn.addEventListener("click", () => turnClock(turn.dataset));
  }
  byId("reset").addEventListener("click", async () => {
    const question = "Reset the demo? Every chat is emptied.";
    if (await ask(question, { accept: "Reset", refuse: "Cancel" })) act(post("reset", {}), "Reset");
  });
  const block = byId("block");
  block.addEventListener("click", () =>
    emit(block, "block", { blocked: block.dataset.blocked === "" }),
  );
  prepareTheme();
}

/** @param {Person} person */
export function showPerson({ first_name: name, blocked }) {
  const block = byId("block");
  block.textContent = blocked ? `${name} unblocks the bot` : `${name} blocks the bot`;
  block.dataset.blocked = blocked ? "true" : "";
}

/**
 * @param {Promise<unknown>} call
 * @param {string} done
 */
function act(call, done) {
  call.then(() => toast(done), report);
}

/** @param {DOMStringMap} by hours, or the hour of the day to turn to */
function turnClock({ hours, to }) {
  const told = post("clock", { hours: Number(hours ?? 0), to: to ? Number(to) : null }).then(({ now }) => {
    const shown = new Date(now).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    toast(`It is now ${shown}`);
  });
  told.catch(report);
}

function prepareTheme() {
  const choices = byId("theme");
  const choose = (/** @type {string} */ theme) => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  };
  choose(localStorage.getItem("theme") ?? "");
  for (const input of choices.querySelectorAll("input")) {
    input.checked = input.value === document.documentElement.dataset.theme;
    input.addEventListener("change", () => choose(input.value));
  }
}
