/* What the reader has chosen. One frozen value at a time; the page is drawn from it alone. */

const START = Object.freeze({
  language: "de",
  theme: "auto",
  network: "",
  view: "network",
  table: "things",
  sort: "degree",
  selected: "",
  edge: "",
  steps: 0,
  goal: "",
  sameTime: false,
  off: Object.freeze([]),
  facets: Object.freeze({}),
  from: 0,
  to: 0,
  when: "running",
  least: 0,
  group: "",
  open: Object.freeze([]),
  moved: Object.freeze({}),
  camera: null,
  embed: false,
  keys: true,
});

/** Changes to these are not steps that "undo" takes back. */
const UNREMEMBERED = new Set(["language", "theme", "camera", "sort", "embed", "keys"]);

/** The choices of a reader, with undo and redo. */
class State {
  constructor(start = {}) {
    this.first = Object.freeze({ ...START, ...start });
    this.now = this.first;
    this.past = [];
    this.future = [];
    this.listeners = [];
  }

  /** Call with the new and the old value after each change. */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** Change some choices. */
  set(changes) {
    const next = Object.freeze({ ...this.now, ...changes });
    const changed = Object.keys(next).filter((key) => !same(next[key], this.now[key]));
    if (!changed.length) return;
    if (changed.some((key) => !UNREMEMBERED.has(key))) {
      this.past.push(this.now);
      this.past.splice(0, this.past.length - 200);
      this.future = [];
    }
    this.#become(next);
  }

  get canUndo() { return this.past.length > 0; }
  get canRedo() { return this.future.length > 0; }

  undo() {
    if (!this.canUndo) return;
    this.future.push(this.now);
    this.#become(this.#keepUnremembered(this.past.pop()));
  }

  redo() {
    if (!this.canRedo) return;
    this.past.push(this.now);
    this.#become(this.#keepUnremembered(this.future.pop()));
  }

  #keepUnremembered(value) {
    const kept = [...UNREMEMBERED].filter((key) => key !== "camera").map((key) => [key, this.now[key]]);
    return Object.freeze({ ...value, ...Object.fromEntries(kept) });
  }

  #become(next) {
    const old = this.now;
    this.now = next;
    for (const listener of this.listeners) listener(next, old);
  }
}

/** Whether two choices are equal. */
function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
