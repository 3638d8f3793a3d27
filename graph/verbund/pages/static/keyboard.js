/* The network by keyboard: arrows walk from thing to thing, Enter picks, Escape goes back. */

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

  #onCanvas(event) {
    const { page } = this;
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const actions = {
      Enter: () => this.#pick(false),
      " ": () => this.#pick(false),
      f: () => this.#pick(true),
      "+": () => page.lens.zoom(1.3),
      "-": () => page.lens.zoom(1 / 1.3),
      0: () => page.lens.whole(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ways) {
      event.preventDefault();
      if (event.shiftKey) page.plane.pan(...ways[event.key]);
      else this.#walk(...ways[event.key]);
    } else if (event.key in actions) {
      event.preventDefault();
      actions[event.key]();
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

  #pick(focus) {
    const { page } = this;
    const item = page.scene.items.find((one) => one.key === this.cursor);
    if (!item) return;
    if (item.group) page.openGroup(item.group);
    else if (focus) page.focusOn(item.node);
    else page.select(page.library.id(item.node), { toPanel: true });
  }

  #anywhere(event) {
    const { page } = this;
    const typing = event.target.closest("input:not([type=checkbox]):not([type=range]), textarea, select");
    const command = event.ctrlKey || event.metaKey;
    if (command && !typing && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) page.state.redo();
      else page.state.undo();
    } else if (command && !typing && event.key.toLowerCase() === "y") {
      event.preventDefault();
      page.state.redo();
    } else if (event.key === "Escape" && !typing) {
      page.back();
    } else if (event.key === "/" && !typing && !command) {
      event.preventDefault();
      page.searchBox.input.focus();
    }
  }
}
