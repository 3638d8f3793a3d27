/* Title, view switch, buttons around the views, and the line that says what is shown. */

class PageFrame {
  constructor(page) {
    this.page = page;
    byId("share-place").append(page.share.element);
    byId("popup").addEventListener("click", (event) => event.target.closest("button.thing") && page.closePopup());
    addEventListener("beforeprint", () => this.#paper());
    byId("about-button").addEventListener("click", () => this.#toggleAbout());
    byId("skip").addEventListener("click", () => this.toContent());
    byId("stage").addEventListener("pointerdown", () => this.#toggleFilters(false));
    byId("filters-close").addEventListener("click", () => this.closeOpened());
  }

  draw() {
    const { page } = this;
    const { texts, about } = page;
    document.title = `${about.title} – ${page.network.title}`;
    const [title, ...rest] = about.title.split(": ");
    byId("title").textContent = title;
    byId("subtitle").textContent = rest.join(": ") || texts.say("question");
    page.searchBox.name(texts.say("search.label"));
    this.#views();
    this.#tools();
    this.#zoom();
    this.#words();
    this.#caption();
    this.#chips();
    this.#nothing();
  }

  /** Where the filters leave nothing, that is said in the middle, with a way back. */
  #nothing() {
    const { page } = this;
    const empty = page.visible.nodeCount === 0 && page.state.now.view !== "table";
    byId("nothing").hidden = !empty;
    refill(byId("nothing"), empty ? [h("p", {}, page.texts.say("shown.nothing")), button(page.texts.say("filter.reset"), () => page.clearFilters())] : []);
  }

  #views() {
    const { page } = this;
    const { view } = page.state.now;
    const names = ["network", "map", "table"].filter((name) => name !== "map" || page.map.possible);
    refill(byId("views"), names.map((name) =>
      h("button", { type: "button", "data-key": name, "aria-pressed": String(name === view), on: { click: () => page.state.set({ view: name }) } },
        icon(name), h("span", {}, page.texts.say(`view.${name}`)))));
  }

  #tools() {
    const { page } = this;
    const { texts, state } = page;
    const other = state.now.language === "de" ? "en" : "de";
    const speak = () => state.set({ language: other });
    const dark = document.documentElement.dataset.theme === "dark";
    refill(byId("tools"),
      iconButton("undo", texts.say("undo"), () => state.undo(), { disabled: !state.canUndo }),
      iconButton("redo", texts.say("redo"), () => state.redo(), { disabled: !state.canRedo }),
      h("button", { type: "button", class: "square word", lang: other, "data-key": "language", "aria-label": texts.say("language.switch"), title: texts.say("language.switch"), on: { click: speak } }, other.toUpperCase()),
      iconButton("theme", texts.say(dark ? "theme.light" : "theme.dark"), () => state.set({ theme: dark ? "light" : "dark" })));
    const toggle = byId("filter-toggle");
    refill(toggle, icon("filter"), h("span", {}, texts.say("filters")));
    toggle.onclick = () => this.#toggleFilters();
    byId("filters-close").textContent = texts.say("filters.close");
  }

  #toggleFilters(open = !document.body.classList.contains("with-filters")) {
    document.body.classList.toggle("with-filters", open);
    byId("filter-toggle").setAttribute("aria-expanded", String(open));
    if (open) byId("filters").querySelector("button, select")?.focus();
  }

  /** Close what lies over the view; whether anything did. */
  closeOpened() {
    if (document.body.classList.contains("with-filters")) {
      this.#toggleFilters(false);
      byId("filter-toggle").focus();
      return true;
    }
    if (byId("about").hidden) return false;
    this.#toggleAbout();
    byId("about-button").focus();
    return true;
  }

  #zoom() {
    const { page } = this;
    const { texts } = page;
    refill(byId("zoom"),
      iconButton("plus", texts.say("zoom.in"), () => page.lens.zoom(1.4)),
      iconButton("minus", texts.say("zoom.out"), () => page.lens.zoom(1 / 1.4)),
      iconButton("fit", texts.say("zoom.whole"), () => page.lens.whole()));
  }

  /** Names of landmarks and of the canvas. */
  #words() {
    const { texts } = this.page;
    const labels = { filters: "filters", panel: "panel.label", views: "view.which", canvas: "canvas.label", zoom: "zoom.which", tools: "tools.label" };
    for (const [id, key] of Object.entries(labels)) byId(id).setAttribute("aria-label", texts.say(key));
    byId("keys").textContent = texts.say("canvas.keys");
    byId("skip").textContent = texts.say("skip");
  }

  /** Put the focus on what the view shows. */
  toContent() {
    const { view } = this.page.state.now;
    const target = { network: "#canvas", map: "#map-view [tabindex]", table: "#table-view button" }[view];
    document.querySelector(target)?.focus();
  }

  #caption() {
    const { page } = this;
    const { texts } = page;
    refill(byId("caption"), h("span", {}, shownSentence(page)), " ", h("span", { class: "hidden-note" }, hiddenSentence(page)));
    const opener = byId("about-button");
    refill(opener, h("span", {}, texts.say("about.button")));
    if (!byId("about").hidden) this.#about();
  }

  /** What is narrowed, each with a cross to take it away. */
  #chips() {
    const { page } = this;
    const { texts, state } = page;
    const { facets, from, to, when } = state.now;
    const chips = Object.entries(facets).flatMap(([name, values]) => {
      const labels = new Map(facetOptions(page.visible, name).map((option) => [option.value, option.label]));
      return values.map((value) => [labels.get(value) ?? value, () => page.toggleFacet(name, value)]);
    });
    if (from || to || when !== "running") {
      const years = from && from === to ? String(from) : from || to ? `${from || "…"} – ${to || "…"}` : "";
      chips.push([[years, when === "running" ? "" : texts.say(`time.${when}`)].filter(Boolean).join(" · "), () => state.set({ from: 0, to: 0, when: "running" })]);
    }
    if (state.now.steps && page.scene.mode === "focus") chips.push([texts.say("chip.focus", { name: page.library.short(page.scene.centre.node) }), () => page.focus(0)]);
    byId("chips").classList.toggle("beside", page.scene.mode === "focus");
    refill(byId("chips"), chips.map(([label, remove]) => h("button", { type: "button", class: "chip", "data-key": `chip ${label}`, on: { click: remove } }, label, icon("close"), h("span", { class: "hidden" }, texts.say("chip.remove")))));
  }

  #toggleAbout() {
    const about = byId("about");
    about.hidden = !about.hidden;
    byId("about-button").setAttribute("aria-expanded", String(!about.hidden));
    if (!about.hidden) this.#about();
  }

  /** What am I seeing? All of it in words. */
  #about() {
    const { page } = this;
    const { texts, about, network, library } = page;
    const left = network.leftOut.filter(({ count: amount }) => amount > 0).map(({ text, count: amount }) => h("li", {}, `${texts.number(amount)} × ${texts.of(text)}`));
    const labelled = page.state.now.view === "network" ? page.plane.drawing.labelled() : null;
    refill(byId("about"),
      h("div", { class: "head" }, h("h2", {}, texts.say("about.title")), iconButton("close", texts.say("panel.close"), () => this.#toggleAbout())),
      h("p", {}, shownSentence(page), " ", hiddenSentence(page)),
      labelled && labelled.shown < labelled.of ? h("p", {}, texts.say("about.labels", { shown: labelled.shown, of: labelled.of })) : null,
      h("p", {}, texts.say(page.state.now.view === "map" ? "about.map" : "about.look")),
      left.length ? [h("h3", {}, texts.say("about.left")), h("ul", {}, left)] : null,
      h("h3", {}, texts.say("about.made")),
      h("p", {}, texts.say("about.sources", { n: library.sourcesTable.count, catalogue: about.title })),
      h("p", {}, page.colophon(), about.digest ? ` · ${texts.say("about.build", { digest: about.digest.slice(0, 12) })}` : ""),
      h("h3", {}, texts.say("keys")), this.#keys());
  }

  /** The keys, and a switch for those that somebody who speaks to the machine may press unawares. */
  #keys() {
    const { state, texts } = this.page;
    const rows = texts.say("keys.list").split("; ").map((row) => row.split(": "));
    const toggle = (event) => state.set({ keys: event.target.checked });
    return [
      h("dl", { class: "keys" }, rows.map(([key, does]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)))),
      h("label", { class: "check" }, h("input", { type: "checkbox", "data-key": "keys", checked: state.now.keys, on: { change: toggle } }), h("span", {}, texts.say("keys.single"))),
    ];
  }

  /** On paper the network is drawn with lines, not with dots of a screen. */
  #paper() {
    const { page } = this;
    byId("paper").removeAttribute("src");
    if (page.state.now.view === "table") return;
    const svg = page.share.picture();
    byId("paper").setAttribute("src", `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  }
}
