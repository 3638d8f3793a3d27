/* The network by keyboard: arrows walk from thing to thing, Enter picks, Escape goes back. */

/** Where one types: letters are no commands there. */
const TYPED = "input:not([type=checkbox]):not([type=range]), textarea";

class Keyboard {
  constructor(page) {
    this.page = page;
    this.canvas = byId("canvas");
    this.cursor = null;
    this.canvas.addEventListener("keydown", (event) => this.#onCanvas(event));
    this.canvas.addEventListener("focus", () => this.#enter());
    this.canvas.addEventListener("blur", () => this.#set(null));
    document.addEventListener("keydown", (event) => this.#anywhere(event));
  }

  #enter() {
    const { page } = this;
    if (!this.canvas.matches(":focus-visible")) return;
    const selected = page.scene.byNode.get(page.library.find(page.state.now.selected));
    this.#set((selected ?? page.scene.items[0])?.key ?? null);
  }

  #set(key) {
    this.cursor = key;
    this.page.plane.mark();
    const item = this.page.scene.items.find((one) => one.key === key);
    if (item) this.page.speak(this.page.describe(item));
  }

  /** Keys that move in the picture: they need the focus there, or none elsewhere. */
  #onCanvas(event) {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ways) {
      event.preventDefault();
      if (event.shiftKey) this.page.plane.pan(...ways[event.key]);
      else this.#walk(...ways[event.key]);
    } else if (["Enter", " "].includes(event.key)) {
      event.preventDefault();
      this.#pick();
    }
  }

  /** To the nearest thing that lies in the direction of the arrow. */
  #walk(dx, dy) {
    const { page } = this;
    const { items } = page.scene;
    const here = items.find((item) => item.key === this.cursor) ?? items[0];
    if (!here) return;
    let best = null;
    let least = Infinity;
    for (const item of items) {
      const [x, y] = [item.x - here.x, item.y - here.y];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      const cost = ahead + 2.2 * aside;
      if (item !== here && ahead > 0.5 && aside < 2.5 * ahead && cost < least) [best, least] = [item, cost];
    }
    if (!best) return;
    page.plane.bringIntoView(best);
    this.#set(best.key);
  }

  #pick() {
    const { page } = this;
    const item = this.#here();
    if (item?.group) page.openGroup(item.group);
    else if (item) page.select(page.library.id(item.node), { toPanel: true });
  }

  /** Only the surroundings of what the cursor is on, else of what is picked; pressed again, all of it. */
  #focus() {
    const { page } = this;
    const { selected, steps } = page.state.now;
    const item = this.#here();
    if (item && !item.group && page.library.id(item.node) !== selected) page.focusOn(item.node);
    else if (selected) page.focus(steps ? 0 : 1);
    else page.speak(page.texts.say("keys.first"), { show: true });
  }

  #here() {
    return this.page.scene.items.find((one) => one.key === this.cursor);
  }

  /** Keys that work wherever the focus is, but not where one types. */
  #anywhere(event) {
    const { page } = this;
    const typed = event.key === "Escape" ? TYPED : `${TYPED}, select`;
    if (event.altKey || byId("popup").open || event.target.closest(typed)) return;
    const { state } = page;
    const command = event.ctrlKey || event.metaKey;
    const actions = command
      ? { z: () => (event.shiftKey ? state.redo() : state.undo()), y: () => state.redo() }
      : { Escape: () => page.back(), ...(state.now.keys ? this.#single() : {}) };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (Object.hasOwn(actions, key)) {
      event.preventDefault();
      actions[key]();
    } else if (key.startsWith("Arrow") && event.target === document.body && state.now.view === "network") {
      this.canvas.focus({ focusVisible: true });
      this.#onCanvas(event);
    }
  }

  /** Keys of one sign, which a reader can turn off. */
  #single() {
    const { page } = this;
    const seen = page.state.now.view !== "table" && { "+": () => page.lens.zoom(1.3), "-": () => page.lens.zoom(1 / 1.3), 0: () => page.lens.whole() };
    return { "/": () => page.searchBox.input.focus(), f: () => this.#focus(), ...seen };
  }
}
