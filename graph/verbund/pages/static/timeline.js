/* The time of the network: how much runs in each year, a window of years, and play. */

const STEP = 1300;

class Timeline {
  constructor(page) {
    this.page = page;
    this.playing = 0;
  }

  /** The section for the left column; null where nothing has a date. */
  element() {
    const { page } = this;
    this.range = yearRange(page.network);
    if (!this.range || this.range[0] === this.range[1]) return null;
    const { from, to } = page.state.now;
    const [first, last] = this.range;
    const [low, high] = [from || first, to || last];
    return h("section", { class: "timeline" },
      h("h2", {}, page.texts.say("time.heading")),
      h("div", { class: "row" },
        h("p", { class: "years" }, low === high ? String(low) : `${low} – ${high}`),
        iconButton(this.playing ? "pause" : "play", page.texts.say(this.playing ? "time.pause" : "time.play"), () => this.toggle(), { "data-key": "play" })),
      this.#bars(low, high),
      h("div", { class: "slider" }, this.#handle("from", low), this.#handle("to", high)),
      this.#choice());
  }

  /** How many dated things run in each year. */
  #bars(low, high) {
    const { library, nodes } = this.page.network;
    const [first, last] = this.range;
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const dated = Array.from(nodes).filter((node) => library.start(node) && library.kind(node) === "project");
    const spans = (dated.length ? dated : Array.from(nodes).filter((node) => library.start(node))).map((node) => [yearOf(library.start(node)), yearOf(library.end(node)) || last]);
    const counts = years.map((year) => spans.filter(([start, end]) => start <= year && year <= end).length);
    const most = Math.max(1, ...counts);
    const bars = counts.map((amount, index) => {
      const high36 = (30 * amount) / most;
      const inside = years[index] >= low && years[index] <= high;
      return s("rect", { x: (index * 100) / years.length + 0.6, y: 32 - high36, width: 100 / years.length - 1.2, height: high36, class: inside ? "in" : "out" });
    });
    return s("svg", { class: "bars", viewBox: "0 0 100 32", preserveAspectRatio: "none", "aria-hidden": "true" }, bars);
  }

  #handle(end, value) {
    const { page } = this;
    const [first, last] = this.range;
    const label = page.texts.say(`time.${end}`);
    const input = (event) => this.#moved(end, Number(event.target.value));
    return h("input", { type: "range", id: `time-${end}`, "data-key": `time-${end}`, min: first, max: last, step: 1, value, "aria-label": label, on: { input } });
  }

  #moved(end, year) {
    const [first, last] = this.range;
    const { from, to } = this.page.state.now;
    let [low, high] = [from || first, to || last];
    if (end === "from") [low, high] = [year, Math.max(year, high)];
    else [low, high] = [Math.min(year, low), year];
    this.#show(low, high);
  }

  #show(low, high) {
    const [first, last] = this.range;
    this.page.state.set({ from: low === first ? 0 : low, to: high === last ? 0 : high });
  }

  #choice() {
    const { page } = this;
    const options = ["running", "begun", "ended"].map((when) => h("option", { value: when, selected: when === page.state.now.when }, page.texts.say(`time.${when}`)));
    const change = (event) => page.state.set({ when: event.target.value });
    return h("select", { id: "when", "data-key": "when", "aria-label": page.texts.say("time.when"), on: { change } }, options);
  }

  /** Start or stop: one year after the other. */
  toggle() {
    if (this.playing) this.stop();
    else this.#play();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = 0;
    this.page.filters.draw();
  }

  #play() {
    const [first, last] = this.range;
    let year = first;
    const step = () => {
      if (year > last) {
        this.stop();
        this.#show(first, last);
        return;
      }
      this.#show(year, year);
      this.page.speak(this.page.texts.say("time.now", { year: String(year), n: this.page.visible.nodeCount }));
      year += 1;
    };
    this.playing = setInterval(step, STEP);
    step();
  }
}
