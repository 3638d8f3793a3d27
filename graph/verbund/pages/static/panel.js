/* The right column: all about the thing or the tie that was picked, each statement with its source. */

/** Facts that stand at the top of a panel; the others wait in a fold. */
const LEADING_FACTS = new Set(["kind", "place", "region", "venue", "money", "url", "cluster", "status"]);

/** Measures by which things can be put in an order. */
const RANKED = new Set(["degree", "weighted", "betweenness"]);

class Panel {
  constructor(page) {
    this.page = page;
    this.element = byId("panel");
    this.unfolded = new Set();
    this.goal = new SearchBox({
      id: "goal", page, label: "", choose: (node) => page.state.set({ goal: page.library.id(node), steps: 0, camera: null }),
      allowed: (node) => page.visible.nodes[node] === 1 && page.library.id(node) !== page.state.now.selected,
    });
  }

  draw() {
    const { page } = this;
    const { now } = page.state;
    const edge = now.edge ? page.network.findEdge(now.edge) : -1;
    const node = page.library.find(now.selected);
    const open = edge >= 0 || page.network.has(node);
    this.element.hidden = !open;
    document.body.classList.toggle("with-panel", open);
    if (!open) return;
    if (edge >= 0) refill(this.element, this.#tie(edge));
    else refill(this.element, now.goal && page.scene.mode === "path" ? this.#path(node) : this.#thing(node));
    if (this.shown !== `${now.selected} ${now.edge} ${now.goal}`) this.element.scrollTop = 0;
    this.shown = `${now.selected} ${now.edge} ${now.goal}`;
  }

  #head(kind, title, close) {
    const { texts } = this.page;
    return h("div", { class: "head" },
      h("div", {}, h("p", { class: "kind" }, kind), h("h2", { id: "panel-title", tabindex: "-1" }, title)),
      iconButton("close", texts.say("panel.close"), close));
  }

  #thing(node) {
    const { page } = this;
    const { library, texts } = page;
    const [facts, otherFacts] = this.#facts(node);
    const kind = library.kind(node);
    const title = library.title(node);
    return [
      this.#head([mark(kind), texts.say(`kind.${kind}`, { n: 1 })], library.short(node), () => page.select("")),
      title ? h("p", { class: "lead" }, title) : null,
      this.#actions(node),
      facts,
      this.#neighbours(node),
      otherFacts,
      this.#measures(node),
      this.#sources(texts.say("panel.sources"), library.sources(node), library.rows(node)),
      kind === "person" ? this.#correction() : null,
    ];
  }

  #actions(node) {
    const { page } = this;
    const { texts, state } = page;
    const { steps, view } = state.now;
    const focus = (wanted) => () => page.focus(steps === wanted ? 0 : wanted);
    this.goal.name(texts.say("path.to"));
    const buttons = view !== "network" ? [] : [1, 2].map((wanted) =>
      button(texts.say(`focus.${wanted}`), focus(wanted), { "aria-pressed": String(steps === wanted) }));
    return h("div", { class: "actions" }, buttons, this.goal.element);
  }

  /** The facts that matter most, and the others in a fold. */
  #facts(node) {
    const { library, texts } = this.page;
    const details = library.details(node).filter(({ name }) => !["start", "end"].includes(name));
    const named = new Set(details.map(({ name }) => name));
    const [first, others] = [new Map(), new Map()];
    const add = (rows, heading, value) => value && rows.set(heading, [...(rows.get(heading) ?? []), value]);
    add(first, texts.say("fact.period"), texts.period(library.start(node), library.end(node)));
    if (!["place", "region", "venue"].some((name) => named.has(name))) {
      for (const place of new Set(library.places(node).map(({ label }) => label))) add(first, texts.say("fact.place"), place);
    }
    if (!named.has("cluster")) for (const { label } of library.facetsOf(node, "cluster")) add(first, texts.say("facet.cluster"), label);
    for (const detail of details) add(LEADING_FACTS.has(detail.name) ? first : others, detail.heading, this.#value(detail));
    const fold = others.size ? h("details", {}, h("summary", { "data-key": "facts" }, texts.say("panel.facts")), this.#list(others)) : null;
    return [first.size ? this.#list(first) : null, fold];
  }

  /** Facts as a list; several texts under one heading stand in one line. */
  #list(rows) {
    const joined = (values) => (values.every((value) => typeof value === "string") ? [values.join(", ")] : values);
    return h("dl", {}, [...rows].map(([heading, values]) => h("div", {}, h("dt", {}, heading), joined(values).map((value) => h("dd", {}, value)))));
  }

  #value({ form, value }) {
    const { texts } = this.page;
    if (form === "date") return texts.date(value);
    if (form === "money") return texts.money(value);
    if (form === "number") return texts.number(Number(value));
    if (form === "link") return link(value.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""), value);
    return value;
  }

  /** Neighbours under the verb that ties them, each with its own sources. */
  #neighbours(node) {
    const { page } = this;
    const hidden = page.network.incident(node).length - page.visible.incident(node).length;
    return [
      tiesByVerb(page.visible, node).map(({ verb, ties }) => this.#group(node, verb, ties.map(({ edge }) => edge))),
      hidden ? h("p", { class: "note" }, page.texts.say("panel.hidden", { n: hidden }), " ", button(page.texts.say("panel.show"), () => page.clearFilters(), { class: "quiet" })) : null,
    ];
  }

  #group(node, verb, edges) {
    const { page } = this;
    const { texts } = page;
    const key = `group ${verb}`;
    const most = this.unfolded.has(key) ? edges.length : 40;
    const more = edges.length > most ? button(texts.say("panel.more", { n: edges.length - most }), () => this.#unfold(key), { class: "quiet" }) : null;
    return h("section", { class: "group" },
      h("h3", {}, verb, " ", h("span", { class: "count" }, texts.number(edges.length))),
      h("ul", {}, edges.slice(0, most).map((edge) => this.#neighbour(node, edge))), more);
  }

  #neighbour(node, edge) {
    const { page } = this;
    const { library, network, texts } = page;
    const other = network.other(edge, node);
    const own = [network.role(edge), texts.period(network.start(edge), network.end(edge))];
    const key = `sources ${network.edgeName(edge)}`;
    const open = this.unfolded.has(key);
    const source = iconButton("quote", texts.say("panel.whence", { name: library.short(other) }), () => this.#unfold(key), { class: "square small", "data-key": key, "aria-expanded": String(open) });
    return h("li", {},
      h("div", { class: "row" },
        h("button", { type: "button", class: "thing", "data-key": `go ${library.id(other)} ${edge}`, on: { click: () => page.select(library.id(other)) } },
          mark(library.kind(other)), h("span", { class: "two" }, h("span", {}, library.short(other)), h("small", {}, own.filter(Boolean).join(" · ")))),
        source),
      open ? this.#sources("", network.sources(edge), network.rows(edge)) : null);
  }

  #unfold(key) {
    if (this.unfolded.has(key)) this.unfolded.delete(key);
    else this.unfolded.add(key);
    this.draw();
  }

  /** How it stands in the whole network, whatever is filtered, with the rank and the meaning of each number. */
  #measures(node) {
    const { page } = this;
    const { network, texts } = page;
    const place = (name) => (RANKED.has(name) ? h("small", {}, texts.say("measure.rank", { rank: rank(network, name, node), of: network.nodes.length })) : null);
    const row = (name) => h("div", {}, h("dt", {}, texts.say(`measure.${name}`)),
      h("dd", {}, measureValue(page, name, node), " ", place(name), h("p", { class: "note" }, texts.say(`meaning.${name}`))));
    return h("details", { open: this.unfolded.has("measures"), on: { toggle: (event) => this.#folded("measures", event.target.open) } },
      h("summary", { "data-key": "measures" }, texts.say("panel.measures")),
      h("dl", {}, measureNames(network).map(row)),
      h("p", { class: "note" }, texts.say("measure.whole"), " ", texts.of(network.methods)));
  }

  /** Keep what is open while the panel is drawn anew. */
  #folded(key, open) {
    if (open) this.unfolded.add(key);
    else this.unfolded.delete(key);
  }

  #sources(heading, sources, rows) {
    const { library, texts } = this.page;
    if (!sources.length && !rows.length) return null;
    const items = sources.map((row) => library.source(row)).map((source) => {
      const from = [source.publisher, source.read ? texts.say("source.read", { date: texts.date(source.read) }) : ""].filter(Boolean).join(", ");
      return h("li", {}, link(source.title, source.url), from ? h("small", {}, from) : null);
    });
    const where = rows.length ? h("p", { class: "note" }, texts.say("source.rows", { rows: rows.map(rowName).join(", ") })) : null;
    return h("div", { class: "sources" }, heading ? h("h3", {}, heading) : null, h("ul", {}, items), where);
  }

  #correction() {
    const { texts, about } = this.page;
    return h("p", { class: "note" }, texts.say("panel.public"), " ", link(texts.say("panel.correct"), about.contact));
  }

  /** A tie: who, verb, whom, when, and who says so. */
  #tie(edge) {
    const { page } = this;
    const { library, network, texts } = page;
    const [from, to] = [network.from[edge], network.to[edge]];
    const go = (node) => h("button", { type: "button", class: "thing", "data-key": `end ${node}`, on: { click: () => page.select(library.id(node)) } }, mark(library.kind(node)), h("span", {}, chainName(library, node)));
    const rows = [[texts.say("fact.role"), network.role(edge)], [texts.say("fact.period"), texts.period(network.start(edge), network.end(edge))]];
    if (network.weighted) rows.push([texts.say("measure.weight"), texts.number(network.weight(edge))]);
    const via = network.via(edge);
    return [
      this.#head(texts.say("panel.tie"), network.verb(edge, from), () => page.state.set({ edge: "" })),
      h("div", { class: "ends" }, go(from), h("p", { class: "verb" }, network.verb(edge, from)), go(to)),
      h("dl", {}, rows.filter(([, value]) => value).map(([heading, value]) => h("div", {}, h("dt", {}, heading), h("dd", {}, value)))),
      via.length ? h("section", { class: "group" }, h("h3", {}, texts.say("panel.via")), h("ul", {}, via.map((node) => h("li", {}, go(node))))) : null,
      this.#sources(texts.say("panel.whose"), network.sources(edge), network.rows(edge)),
      this.#further(edge, from, to),
    ];
  }

  /** Other ties between the same two, such as a second role. */
  #further(edge, from, to) {
    const { network, texts, visible } = this.page;
    const others = visible.incident(from).filter((other) => other !== edge && network.other(other, from) === to);
    if (!others.length) return null;
    const items = others.map((other) => h("li", {}, button(network.verb(other, from), () => this.page.pickEdge(other), { class: "quiet" })));
    return h("section", { class: "group" }, h("h3", {}, texts.say("panel.further")), h("ul", {}, items));
  }

  /** The way from one thing to another, as a sentence and step by step. */
  #path(node) {
    const { page } = this;
    const { library, texts, scene, state } = page;
    const goal = library.find(state.now.goal);
    const title = texts.say("path.title", { from: library.short(node), to: library.short(goal) });
    const close = () => page.state.set({ goal: "", camera: null });
    const toggle = (event) => page.state.set({ sameTime: event.target.checked });
    const overlapSwitch = h("label", { class: "check" }, h("input", { type: "checkbox", "data-key": "overlap", checked: state.now.sameTime, on: { change: toggle } }), h("span", {}, texts.say("path.overlap")));
    return [
      this.#head(texts.say("path.kind"), title, close),
      h("p", { class: "lead" }, scene.path ? pathSentence(page, scene.path) : texts.say("path.none", { from: library.short(node), to: library.short(goal) })),
      scene.path && scene.widened ? h("p", { class: "note" }, texts.say("path.widened")) : null,
      overlapSwitch,
      scene.path ? h("ol", { class: "steps" }, this.#steps(scene.path)) : null,
    ];
  }

  #steps({ nodes, edges }) {
    const { page } = this;
    const { library, network, texts } = page;
    return nodes.map((node, index) => h("li", {},
      h("button", { type: "button", class: "thing", "data-key": `step ${index}`, on: { click: () => page.select(library.id(node)) } }, mark(library.kind(node)), h("span", {}, chainName(library, node))),
      index < edges.length ? h("button", { type: "button", class: "quiet verb", "data-key": `verb ${index}`, on: { click: () => page.state.set({ edge: network.edgeName(edges[index]) }) } },
        network.verb(edges[index], node), h("small", {}, texts.period(network.start(edges[index]), network.end(edges[index])))) : null));
  }
}

/** A row of the data for people: participations.csv 12. */
function rowName({ file, number }) {
  const name = file.replace(/^.*\//, "");
  return number ? `${name} ${number}` : name;
}
