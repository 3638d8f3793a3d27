/* The page: puts state, data and views together. Each change of state draws what depends on it. */

class Page {
  constructor(data, interfaceTexts) {
    this.texts = new Texts(interfaceTexts);
    this.library = new Library(data, this.texts);
    this.data = data;
    const { networks } = this.library;
    this.state = new State({ language: data.about.language, network: networks[0].name, embed: data.about.embed, off: networks[0].openingOff });
    this.state.now = this.#asked();
    this.search = new Search(this.library);
    this.#makeParts();
    this.state.listen((next, old) => this.#changed(next, old));
  }

  /** What the address asks for; what it does not name is as the network opens, with the picked thing in it. */
  #asked() {
    const asked = fromAddress(location.hash);
    const { first } = this.state;
    const network = this.library.network(asked.network ?? first.network);
    const state = { ...first, off: network.openingOff, ...asked };
    const node = this.library.find(state.selected);
    const more = asked.off || node < 0 || !network.has(node) ? {} : whatShows(node, network, state);
    return Object.freeze({ ...state, ...more });
  }

  #makeParts() {
    this.searchBox = new SearchBox({ id: "search", page: this, label: "", choose: (node) => this.select(this.library.id(node), { toPanel: true }) });
    byId("search-place").append(this.searchBox.element);
    this.plane = new NetworkView(this);
    this.filters = new Filters(this);
    this.panel = new Panel(this);
    this.table = new TableView(this);
    this.map = new MapView(this, this.data.map);
    this.share = new Share(this);
    this.frame = new PageFrame(this);
    this.keyboard = new Keyboard(this);
  }

  /** Draw the page for the first time. */
  start() {
    this.#changed(this.state.now, null);
    addEventListener("hashchange", () => this.#readAddress());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolour());
    const observer = new ResizeObserver(() => this.#resized());
    for (const id of ["stage", "network-view", "map-view"]) observer.observe(byId(id));
    document.documentElement.dataset.ready = "yes";
    this.#prepareSearch();
  }

  #prepareSearch() {
    if (!this.search.prepare(performance.now() + 12)) setTimeout(() => this.#prepareSearch(), 4);
  }

  /** What the page was made from, in the reader's language. */
  get about() {
    const { about } = this.data;
    return { ...about, title: this.texts.of(about.title) };
  }

  #changed(next, old) {
    const differs = (...keys) => !old || keys.some((key) => !same(next[key], old[key]));
    if (differs("language")) this.#speakLanguage(next.language);
    if (differs("theme")) this.#recolour();
    if (differs("network")) this.network = this.library.network(next.network);
    if (next.view === "map" && !this.map.possible) next = this.state.now = Object.freeze({ ...next, view: "network" });
    if (differs("network", "off", "facets", "from", "to", "when", "least")) this.visible = new Visible(this.network, next);
    this.plane.draw(differs, next, old);
    this.#drawParts(differs);
    this.#writeAddress();
  }

  #speakLanguage(language) {
    this.texts.speak(language);
    document.documentElement.lang = language;
  }

  #recolour() {
    const { theme } = this.state.now;
    const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    this.plane.recolour();
  }

  #drawParts(differs) {
    const { view, embed } = this.state.now;
    document.body.classList.toggle("embed", embed);
    byId("network-view").hidden = view !== "network";
    byId("map-view").hidden = view !== "map";
    byId("table-view").hidden = view !== "table";
    byId("zoom").hidden = view === "table";
    this.frame.draw();
    if (differs("language", "network", "off", "facets", "from", "to", "when", "least", "group", "view")) this.filters.draw();
    if (differs("language")) this.share.draw();
    this.panel.draw();
    if (view === "table") this.table.draw();
    if (view === "map") this.map.draw();
    const panel = byId("panel");
    if (panel.hidden && panel.contains(document.activeElement)) this.frame.toContent();
  }

  #resized() {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => {
      this.plane.resize();
      if (this.state.now.view === "map") this.#redrawMap();
    }, 60);
  }

  #redrawMap() {
    const focused = byId("map-view").contains(document.activeElement);
    this.map.draw();
    if (focused) this.frame.toContent();
  }

  #writeAddress() {
    const wanted = toAddress(this.state.now, { ...this.state.first, off: this.network.openingOff });
    if (wanted === location.hash.slice(1)) return;
    this.written = wanted;
    try {
      history.replaceState(null, "", `#${wanted}`);
    } catch {
      location.hash = wanted;
    }
  }

  #readAddress() {
    if (location.hash.slice(1) === this.written) return;
    this.state.set(this.#asked());
  }

  /* ---- what a reader can do ---- */

  /** Pick a thing by its identifier, "" for none. */
  select(id, { toPanel = false } = {}) {
    const node = this.library.find(id);
    if (node >= 0 && !this.network.has(node)) this.#toNetworkWith(node);
    const more = node < 0 || this.visible.nodes[node] ? {} : whatShows(node, this.network, this.state.now);
    this.state.set({ selected: id, edge: "", goal: "", ...(id ? {} : { steps: 0 }), ...more });
    const item = this.scene.byNode.get(node);
    if (item && this.state.now.view === "network") this.plane.bringIntoView(item);
    if (node >= 0) this.speak(this.texts.say("picked", { name: this.library.label(node), n: this.visible.incident(node).length }));
    if (toPanel) byId("panel-title")?.focus();
  }

  #toNetworkWith(node) {
    const other = this.library.networks.find((network) => network.has(node));
    if (other) this.state.set({ network: other.name, camera: null, moved: {}, open: [] });
  }

  pickEdge(edge) {
    const { network, library } = this;
    this.state.set({ edge: network.edgeName(edge) });
    const [from, to] = [network.from[edge], network.to[edge]];
    this.speak(`${library.short(from)} ${network.verb(edge, from)} ${library.short(to)}`);
  }

  /** Show only the surroundings of what is picked, to so many steps; 0 shows all again. */
  focus(steps) {
    this.state.set({ steps, goal: "", edge: "", view: "network" });
    this.speak(shownSentence(this));
  }

  focusOn(node) {
    this.state.set({ selected: this.library.id(node), steps: 1, goal: "", edge: "", view: "network" });
    this.speak(shownSentence(this));
  }

  /** Open a community of a large network. */
  openGroup(group) {
    this.state.set({ open: [...new Set([...this.state.now.open, group.id])].slice(-6) });
    const items = this.scene.items.filter((item) => item.node >= 0 && group.members.includes(item.node));
    this.speak(this.texts.say("opened", { name: this.texts.of(group.label), n: items.length }));
    if (items.length) this.plane.lookAtItems(items);
  }

  /** Escape: one step back towards everything. */
  back() {
    const { edge, goal, steps, selected, open } = this.state.now;
    this.closePopup();
    if (this.frame.closeOpened()) return;
    if (edge) this.state.set({ edge: "" });
    else if (goal) this.state.set({ goal: "" });
    else if (steps) this.state.set({ steps: 0 });
    else if (selected) this.select("");
    else if (open.length) this.state.set({ open: [], camera: null });
    this.speak(shownSentence(this));
  }

  showNetwork(name) {
    this.state.set({ network: name, camera: null, moved: {}, open: [], goal: "", steps: 0, edge: "", least: 0, group: "", facets: {}, off: this.library.network(name).openingOff });
    this.speak(shownSentence(this));
  }

  toggleKind(kind) {
    const { off } = this.state.now;
    const next = off.includes(kind) ? off.filter((one) => one !== kind) : [...off, kind];
    const stays = this.network.layoutWithout(off) === this.network.layoutWithout(next);
    this.state.set({ off: next, ...(stays ? {} : { moved: {}, camera: null }) });
    this.speak(shownSentence(this));
  }

  toggleFacet(name, value) {
    const values = this.state.now.facets[name] ?? [];
    const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    const facets = { ...this.state.now.facets, [name]: next };
    if (!next.length) delete facets[name];
    this.state.set({ facets });
    this.speak(shownSentence(this));
  }

  /** Whether anything is filtered out. */
  narrowed() {
    const { off, facets, from, to, when, least } = this.state.now;
    return off.length > 0 || Object.keys(facets).length > 0 || from > 0 || to > 0 || when !== "running" || least > 0;
  }

  clearFilters() {
    this.state.set({ off: [], facets: {}, from: 0, to: 0, when: "running", least: 0 });
    this.speak(shownSentence(this));
  }

  /** The view that can be zoomed: the map where it is open, else the network. */
  get lens() { return this.state.now.view === "map" ? this.map : this.plane; }

  /* ---- what parts ask ---- */

  /** What is drawn of the network. */
  get scene() { return this.plane.scene; }

  /** A small weight in the search: what has many ties comes first among equals. */
  prominence(node) {
    const here = this.network.has(node);
    const degree = here ? this.network.degree(node) : 0;
    return (here ? 2 : 0) + Math.min(5, RANKS[this.library.kind(node)]) + Math.min(9, Math.sqrt(degree));
  }

  /** A hint that a match is in another network. */
  elsewhere(node) {
    return this.network.has(node) ? "" : this.texts.say("search.elsewhere");
  }

  /** An item in words, for the live region. */
  describe(item) {
    if (item.group) return this.texts.say("group.described", { name: item.label, n: item.group.shown.length });
    const { library, texts } = this;
    return texts.say("described", { name: library.label(item.node), kind: texts.say(`kind.${library.kind(item.node)}`, { n: 1 }), n: this.visible.incident(item.node).length });
  }

  /** Where from, when, and under which licence. */
  colophon() {
    const { about, texts } = this;
    const date = about.released ? texts.say("colophon.date", { date: texts.date(about.released) }) : "";
    const parts = [about.publisher, date, licenceName(about.licence), this.state.now.view === "map" ? about.attribution : ""];
    return parts.filter(Boolean).join(" · ");
  }

  /** Say something in the live region; with `show` also to the eyes. */
  speak(text, { show = false } = {}) {
    byId("live").textContent = text;
    if (!show) return;
    const toast = byId("toast");
    toast.textContent = text;
    toast.hidden = false;
    setTimeout(() => { toast.hidden = true; }, 2500);
  }

  /** A small window with a list or a text. */
  popup(title, ...content) {
    const dialog = byId("popup");
    refill(dialog, h("div", { class: "head" }, h("h2", { id: "popup-title" }, title), iconButton("close", this.texts.say("panel.close"), () => dialog.close())), content);
    if (!dialog.open) dialog.showModal();
  }

  closePopup() {
    byId("popup").close();
  }
}

/** The short name of a Creative Commons licence, else its address. */
function licenceName(address) {
  const [, terms, version] = address.match(/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/) ?? [];
  return terms ? `CC ${terms.toUpperCase()} ${version}` : address;
}
