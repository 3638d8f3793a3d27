/* The map: states, districts, project regions; a dot for each place; arcs of the selection only. */

class MapView {
  constructor(page, outlines) {
    this.page = page;
    this.element = byId("map-view");
    this.outlines = outlines;
    if (outlines) this.#build();
  }

  #build() {
    const { width, height } = this.outlines;
    const [states, districts] = ["states", "districts"].map((name) => this.outlines[name].map(([ags, label, packed]) => [ags, label, borderPath(packed)]));
    this.districts = new Map(districts.map(([ags, name, d]) => [ags, { name, path: s("path", { d }) }]));
    this.layers = { regions: s("g", { class: "regions" }), arcs: s("g", { class: "arcs" }), dots: s("g", { class: "dots" }), labels: s("g", { class: "labels" }) };
    const stateShapes = states.map(([, , d]) => s("path", { d }));
    this.picture = s("svg", { role: "group", viewBox: `0 0 ${width} ${height}` },
      s("g", { class: "states" }, stateShapes), this.layers.regions,
      s("g", { class: "districts" }, [...this.districts.values()].map(({ path }) => path)),
      s("g", { class: "borders" }, states.map(([, , d]) => s("path", { d }))),
      this.layers.arcs, this.layers.dots, this.layers.labels);
    this.note = h("div", { class: "attribution" });
    this.element.append(this.picture, this.note);
    this.window = new MapWindow({ element: this.element, note: this.note, picture: this.picture, land: this.outlines });
    this.gestures = new MapGestures(this);
  }

  /** Whether anything of the network lies on the map. */
  get possible() {
    const { library, network } = this.page;
    return Boolean(this.outlines) && Array.from(network.nodes).some((node) => library.places(node).some((place) => place.x >= 0));
  }

  draw() {
    if (!this.outlines) return;
    const { texts, about } = this.page;
    this.picture.setAttribute("aria-label", texts.say("map.label"));
    const places = this.#places();
    refill(this.note, h("span", { class: "key" }, this.#key(places)), link(about.attribution, about.attributionUrl));
    const home = this.#homes(places);
    this.window.follow(this.page.state.now.selected, this.#spots(home));
    this.window.fit();
    this.unit = this.window.unit;
    this.#regions();
    this.items = this.#items(places);
    this.#arcs(home);
    this.#dots();
  }

  /** Where each thing is. */
  #homes(places) {
    const { library, state } = this.page;
    const selected = library.find(state.now.selected);
    this.near = selected >= 0 ? this.#partners(selected) : new Set();
    const home = new Map();
    for (const place of places) for (const node of place.nodes) home.set(node, place);
    return home;
  }

  /** The places of what is picked and of all that work with it. */
  #spots(home) {
    const { library, state } = this.page;
    return [library.find(state.now.selected), ...this.near].map((node) => home.get(node)).filter(Boolean);
  }

  /** What dots and areas mean: dots of one, some and the most entries, and whose areas are strong. */
  #key(places) {
    const { texts, library, state } = this.page;
    const most = Math.max(0, ...places.map(({ nodes }) => nodes.length));
    const sizes = [...new Set([1, Math.round(Math.sqrt(most)), most])].filter(Boolean);
    const dot = (amount, index) => {
      const r = dotRadius(amount);
      const circle = s("svg", { class: "dot", width: 2 * r, height: 2 * r, "aria-hidden": "true" }, s("circle", { cx: r, cy: r, r }));
      return h("span", {}, circle, texts.number(amount), index === sizes.length - 1 ? ` ${texts.say("map.dots")}` : "");
    };
    const area = (look, text) => h("span", {}, h("i", { class: look }), text);
    const picked = library.find(state.now.selected);
    const own = picked >= 0 && library.kind(picked) === "project" ? area("area picked", library.short(picked)) : null;
    return [sizes.map(dot), area("area", texts.say("map.areas")), own];
  }

  /** The shown things that have a point, gathered by place. Regions of projects are shaded instead. */
  #places() {
    const { library, visible } = this.page;
    const places = new Map();
    for (const node of visible.shown()) {
      if (library.kind(node) === "project") continue;
      for (const { x, y, label } of library.places(node)) {
        if (x < 0) continue;
        const key = `${x} ${y}`;
        if (!places.has(key)) places.set(key, { key, x, y, label, nodes: [] });
        places.get(key).nodes.push(node);
      }
    }
    return [...places.values()].sort((one, other) => other.nodes.length - one.nodes.length || one.x - other.x);
  }

  /** The kinds that have a dot somewhere. */
  kinds() {
    const { library } = this.page;
    return new Set(this.#places().flatMap(({ nodes }) => nodes.map((node) => library.kind(node))));
  }

  /** Districts of the shown projects, those of the selected one stronger. */
  #regions() {
    const { library, visible, state } = this.page;
    const selected = library.find(state.now.selected);
    const near = new Set(selected >= 0 ? this.#projectsOf(selected) : []);
    const marks = new Map();
    for (const node of visible.shown()) {
      if (library.kind(node) !== "project") continue;
      for (const { ags } of library.places(node)) {
        if (!ags) continue;
        for (const key of this.#districtsOf(ags)) marks.set(key, Math.max(marks.get(key) ?? 0, near.has(node) ? 2 : 1));
      }
    }
    const shapes = [...marks].sort(([, one], [, other]) => one - other).map(([key, strength]) =>
      s("path", { d: this.districts.get(key).path.getAttribute("d"), class: strength > 1 ? "picked" : null }, s("title", {}, this.districts.get(key).name)));
    this.layers.regions.replaceChildren(...shapes);
  }

  #districtsOf(ags) {
    const start = ags.slice(0, 5);
    if (this.districts.has(start)) return [start];
    return [...this.districts.keys()].filter((key) => ags.length < 5 && key.startsWith(ags));
  }

  #projectsOf(node) {
    const { library, network, visible } = this.page;
    if (library.kind(node) === "project") return [node];
    return visible.incident(node).map((edge) => network.other(edge, node)).filter((other) => library.kind(other) === "project");
  }

  /** Arcs between the place of the picked thing and its neighbours; of a project, from its coordinator. */
  #arcs(home) {
    const { library, state } = this.page;
    const start = home.get(this.#anchor(library.find(state.now.selected)));
    const places = new Set(Array.from(this.near, (node) => home.get(node)));
    const spots = new Map(this.items.map(({ place, px, py }) => [place, { x: px * this.unit, y: py * this.unit }]));
    const ends = start ? [...places].filter((place) => place && place !== start) : [];
    this.layers.arcs.replaceChildren(...ends.map((place) => s("path", { d: arc(spots.get(start), spots.get(place)) })));
  }

  /** Where arcs begin: at the thing itself, for a project at its coordinator. */
  #anchor(node) {
    const { library, network, visible } = this.page;
    if (node < 0 || library.kind(node) !== "project") return node;
    const lead = visible.incident(node).find((edge) => network.relation(edge) === "coordinator");
    return lead === undefined ? -1 : network.other(lead, node);
  }

  /** All that work with a thing: its neighbours, and theirs where a project lies between; of a
      project its own alone. */
  #partners(node) {
    const { network, visible, library } = this.page;
    const near = new Set();
    for (const edge of visible.incident(node)) {
      const other = network.other(edge, node);
      near.add(other);
      if (library.kind(node) === "project" || library.kind(other) !== "project") continue;
      for (const next of visible.incident(other)) near.add(network.other(next, other));
    }
    near.delete(node);
    return near;
  }

  /** What has a dot: where and how large in pixels, what is picked first; no dot on another. */
  #items(places) {
    const { library, state } = this.page;
    const selected = library.find(state.now.selected);
    const items = places.map((place) => {
      const picked = place.nodes.includes(selected) || place.nodes.some((node) => this.near.has(node));
      return { place, picked, pr: dotRadius(place.nodes.length), px: place.x / this.unit, py: place.y / this.unit, text: wrapped(place.label, picked ? "strong" : "small") };
    });
    spread(items);
    return items.sort((one, other) => other.picked - one.picked || other.place.nodes.length - one.place.nodes.length);
  }

  #dots() {
    const { library, state, texts } = this.page;
    const selected = library.find(state.now.selected);
    const dots = this.items.map(({ place, picked, px, py, pr }) => {
      const label = texts.say("map.place", { place: place.label, n: place.nodes.length });
      const key = (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), this.#open(place));
      const look = selected >= 0 && !picked ? "faint" : picked ? "picked" : null;
      return s("circle", { cx: px * this.unit, cy: py * this.unit, r: pr * this.unit, class: look, role: "button", tabindex: "0", "aria-label": label, "data-key": place.key, on: { keydown: key } }, s("title", {}, label));
    });
    this.layers.dots.replaceChildren(...dots.reverse());
    const placed = placeLabels(this.items, { limits: this.window.limits() });
    this.layers.labels.replaceChildren(...placed.flatMap((label) => this.#label(label)));
  }

  #label({ item, align, anchor, top }) {
    const { line } = FONTS[item.text.style];
    const place = { left: "start", center: "middle", right: "end" }[align];
    return item.text.lines.map((part, index) => s("text", {
      x: anchor * this.unit, y: (top + line * (0.78 + index)) * this.unit, "text-anchor": place,
      "font-size": 11.5 * this.unit, "stroke-width": 3 * this.unit, class: item.picked ? "picked" : null,
    }, part));
  }

  /** One thing at a place is picked; several are listed to choose from. */
  #open(place) {
    const { page } = this;
    if (place.nodes.length === 1) {
      page.select(page.library.id(place.nodes[0]));
      return;
    }
    const { library, texts } = page;
    const sorted = [...place.nodes].sort((one, other) => texts.collator.compare(library.short(one), library.short(other)));
    const items = sorted.map((node) => h("li", {}, h("button", { type: "button", class: "thing", on: { click: () => page.select(library.id(node)) } }, mark(library.kind(node)), h("span", {}, library.short(node)))));
    page.popup(texts.say("map.place", { place: place.label, n: place.nodes.length }), h("ul", { class: "plain" }, items));
  }

  /** Nearer or farther, around a point of the window, else around its middle. */
  zoom(factor, x, y) {
    this.window.zoom(factor, x, y);
    this.draw();
  }

  whole() {
    this.window.whole();
    this.draw();
  }

  /** Open the place whose dot is nearest to a point of the window, if it is so near. */
  press(x, y, most) {
    const [left, top] = this.window.under(x, y).map((value) => value / this.unit);
    const away = ({ px, py, pr }) => Math.hypot(px - left, py - top) - pr;
    const nearest = least(this.items, away);
    if (nearest && away(nearest) <= most) this.#open(nearest.place);
  }
}

/** The size of a dot for so many entries, in pixels. */
function dotRadius(amount) {
  return Math.min(15, 3.2 + 1.9 * Math.sqrt(amount));
}

/** A flat arc between two places. */
function arc(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = 0.16;
  const [x, y] = [(from.x + to.x) / 2 - dy * bend, (from.y + to.y) / 2 + dx * bend];
  return `M${from.x} ${from.y}Q${round(x, 1)} ${round(y, 1)} ${to.x} ${to.y}`;
}

/** A border as an SVG path; how it is packed says pages/outlines.py. */
function borderPath(packed) {
  const value = (text, at) => VALUES[text.charCodeAt(at)];
  let [x, y] = [0, 0];
  return packed.split(".").map((line) => {
    x += value(line, 0) * 64 + value(line, 1) - 2048;
    y += value(line, 2) * 64 + value(line, 3) - 2048;
    let steps = "";
    for (let at = 4; at < line.length; at += 2) steps += `${value(line, at) - 32} ${value(line, at + 1) - 32} `;
    return `M${x} ${y}l${steps}z`;
  }).join("");
}
