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

  /** How much runs in each year. */
  #bars(low, high) {
    const [first, last] = this.range;
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const spans = this.#spans().map(([start, end]) => [yearOf(start), yearOf(end) || last]);
    const counts = years.map((year) => spans.filter(([start, end]) => start <= year && year <= end).length);
    const most = Math.max(1, ...counts);
    const wide = 100 / years.length;
    const bars = counts.map((amount, index) => {
      const tall = (30 * amount) / most;
      const within = years[index] >= low && years[index] <= high;
      return s("rect", { x: index * wide + 0.6, y: 32 - tall, width: wide - 1.2, height: tall, class: within ? "in" : "out" });
    });
    return s("svg", { class: "bars", viewBox: "0 0 100 32", preserveAspectRatio: "none", "aria-hidden": "true" }, bars);
  }

  /** The periods of the projects, else of all dated things, else of the ties. */
  #spans() {
    const { network } = this.page;
    const { library } = network;
    const dated = Array.from(network.nodes).filter((node) => library.start(node));
    const projects = dated.filter((node) => library.kind(node) === "project");
    if (dated.length) return (projects.length ? projects : dated).map((node) => [library.start(node), library.end(node)]);
    const periods = Array.from(network.edges.numbers("period"));
    return periods.map((period) => [library.text("periods", "start", period), library.text("periods", "end", period)]).filter(([start]) => start);
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
