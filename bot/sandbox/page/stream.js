/** The server's event stream of one person, opened again whenever it breaks off. */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/** @typedef {Record<string, (data: any) => void>} Handlers by the name of the event */

export class Stream {
  #handlers;
  #onStatus;
  #wait = FIRST_WAIT;
  #timer = 0;
  /** @type {EventSource | undefined} */
  #source;
  /** @type {number | undefined} */
  #person;

  /**
   * @param {Handlers} handlers
   * @param {(isConnected: boolean) => void} onStatus
   */
  constructor(handlers, onStatus) {
    this.#handlers = handlers;
    this.#onStatus = onStatus;
    // A phone that wakes up, or finds its network again, need not sit out the wait.
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => this.#hurry());
  }

  /** @param {number} person whose events to follow from now on */
  open(person) {
    this.#person = person;
    clearTimeout(this.#timer);
    this.#source?.close();
    // The browser's own retry gives up for good after an HTTP error, so the retry is ours.
    const source = new EventSource(`/demo/events?person=${person}`);
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#onStatus(true);
    };
    source.onerror = () => this.#retry();
    for (const [name, handle] of Object.entries(this.#handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
    this.#source = source;
  }

  #retry() {
    this.#source?.close();
    this.#onStatus(false);
    this.#timer = setTimeout(() => this.#reopen(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #hurry() {
    if (this.#source?.readyState === EventSource.CLOSED) this.#reopen();
  }

  #reopen() {
    if (this.#person !== undefined) this.open(this.#person);
  }
}
