/* The left column: which network, which kinds, which time, which values. It is also the legend. */

const LONG = 8;

class Filters {
  constructor(page) {
    this.page = page;
    this.element = byId("filter-list");
    this.unfolded = new Set();
    this.timeline = new Timeline(page);
  }

  /** Draw everything for the state as it is now. */
  draw() {
    const { page } = this;
    refill(this.element,
      this.#networks(),
      this.#kinds(),
      this.timeline.element(),
      this.#threshold(),
      ["cluster", "topic", "role", "state"].map((name) => this.#facet(name)),
      this.#groups(),
      this.#lines(),
      page.narrowed() ? button(page.texts.say("filter.reset"), () => page.clearFilters(), { class: "wide" }) : null);
  }

  #section(title, ...children) {
    return h("section", {}, h("h2", {}, title), ...children);
  }

  #networks() {
    const { page } = this;
    const { networks } = page.library;
    if (networks.length < 2) return null;
    const options = networks.map((network) => h("option", { value: network.name, selected: network === page.network }, network.title));
    const label = page.texts.say("filter.network");
    const change = (event) => page.showNetwork(event.target.value);
    return h("section", {}, h("h2", { id: "network-heading" }, label),
      h("select", { id: "network", "data-key": "network", "aria-labelledby": "network-heading", on: { change } }, options));
  }

  #kinds() {
    const { page } = this;
    const { library, texts, state } = page;
    const all = tally(page.network.nodes, (node) => [library.kind(node)]);
    const shown = page.visible.kinds();
    const rows = library.kinds.filter((kind) => all.has(kind)).map((kind) => {
      const on = !state.now.off.includes(kind);
      const counted = shown.get(kind) ?? 0;
      const amount = on && counted < all.get(kind) ? `${texts.number(counted)}/${texts.number(all.get(kind))}` : texts.number(all.get(kind));
      const change = () => page.toggleKind(kind);
      return this.#check(`kind-${kind}`, on, [mark(kind), texts.say(`kind.${kind}`, { n: 2 })], amount, change);
    });
    return this.#section(texts.say("filter.kinds"), rows);
  }

  #check(key, checked, label, amount, change) {
    const box = h("input", { type: "checkbox", id: `check-${key}`, "data-key": key, checked, on: { change } });
    return h("label", { class: "check" }, box, h("span", {}, label), h("span", { class: "count" }, amount));
  }

  /** One facet as a fold with its values; a value is unchecked until the reader narrows to it. */
  #facet(name) {
    const { page } = this;
    const chosen = new Set(page.state.now.facets[name] ?? []);
    const options = facetOptions(page.visible, name);
    if (options.length < 2) return null;
    const order = (one, other) => other.count - one.count || page.texts.collator.compare(one.label, other.label);
    const sorted = options.filter((option) => option.count > 0 || chosen.has(option.value)).sort(order);
    const open = this.unfolded.has(name) || chosen.size > 0;
    const all = this.unfolded.has(`${name}+`);
    const rows = sorted.slice(0, all ? undefined : LONG).map((option) =>
      this.#check(`${name}-${option.value}`, chosen.has(option.value), [option.label], page.texts.number(option.count), () => page.toggleFacet(name, option.value)));
    const more = sorted.length > LONG ? button(page.texts.say(all ? "filter.fewer" : "filter.more", { n: sorted.length - LONG }), () => this.#unfold(`${name}+`), { class: "quiet" }) : null;
    const toggle = (event) => this.#toggled(name, event.target.open);
    return h("details", { open, on: { toggle } },
      h("summary", { "data-key": `fold-${name}` }, page.texts.say(`facet.${name}`), chosen.size ? h("span", { class: "count" }, page.texts.say("filter.chosen", { n: chosen.size })) : null),
      rows, more);
  }

  #toggled(name, open) {
    if (open) this.unfolded.add(name);
    else this.unfolded.delete(name);
  }

  #unfold(key) {
    if (this.unfolded.has(key)) this.unfolded.delete(key);
    else this.unfolded.add(key);
    this.draw();
  }

  /** How strong a tie must be, where ties have weights. */
  #threshold() {
    const { page } = this;
    if (!page.network.weighted) return null;
    const most = Math.min(3, page.network.heaviest);
    const least = page.state.now.least;
    const input = (event) => page.state.set({ least: Number(event.target.value) });
    const shown = page.texts.say("filter.weight.value", { value: least, n: page.visible.edgeCount });
    return this.#section(page.texts.say("filter.weight"),
      h("input", { type: "range", id: "least", "data-key": "least", min: 0, max: most, step: 0.05, value: least, "aria-label": page.texts.say("filter.weight"), "aria-valuetext": shown, on: { change: input } }),
      h("p", { class: "note" }, shown));
  }

  #groups() {
    const { page } = this;
    if (page.state.now.view !== "network") return null;
    const names = ["", "cluster", "topic", "state", "kind"].filter((name) => !name || name === "kind" || facetOptions(page.visible, name).length > 1);
    const options = names.map((name) => h("option", { value: name, selected: name === page.state.now.group }, page.texts.say(name ? `facet.${name}` : "group.off")));
    const change = (event) => page.state.set({ group: event.target.value, camera: null, steps: 0, goal: "" });
    return h("section", {}, h("h2", { id: "group-heading" }, page.texts.say("filter.group")),
      h("select", { id: "group", "data-key": "group", "aria-labelledby": "group-heading", on: { change } }, options));
  }

  /** What the looks of lines mean; only those that the network has. */
  #lines() {
    const { page } = this;
    if (page.state.now.view !== "network") return null;
    const looks = new Set(page.network.relations().map((relation) => LOOKS[relation] ?? "plain"));
    if (looks.size < 2) return null;
    const rows = ["strong", "plain", "dashed", "dotted"].filter((look) => looks.has(look)).map((look) =>
      h("li", {}, s("svg", { class: `line line-${look}`, viewBox: "0 0 34 8", width: 34, height: 8, "aria-hidden": "true" }, s("path", { d: "M1 4h32" })), page.texts.say(`line.${look}`)));
    return this.#section(page.texts.say("filter.lines"), h("ul", { class: "legend" }, rows));
  }
}
