/* The table: the same selection as rows, sortable, and as sentences. */

const ROWS = 200;

/** The short name and the whole one, where they differ. */
function fullName(library, node) {
  return [library.short(node), library.title(node)].filter(Boolean).join(": ");
}

class TableView {
  constructor(page) {
    this.page = page;
    this.element = byId("table-view");
    this.most = ROWS;
  }

  draw() {
    const { page } = this;
    const { table } = page.state.now;
    const parts = { things: () => this.#things(), links: () => this.#links(), text: () => this.#text() };
    refill(this.element, this.#switch(table), parts[table]());
  }

  #switch(table) {
    const { texts, state } = this.page;
    const tabs = ["things", "links", "text"].map((name) =>
      button(texts.say(`table.${name}`), () => this.#show(name), { "aria-pressed": String(name === table) }));
    return h("div", { class: "bar-above" }, h("div", { class: "segments", role: "group", "aria-label": texts.say("table.which") }, tabs),
      table === "text" ? null : button("CSV", () => this.page.share.csv(), { "aria-label": texts.say("share.csv") }));
  }

  #show(table) {
    this.most = ROWS;
    this.page.state.set({ table });
  }

  /** The columns of things: name, measures and what is known. Empty columns are left out; what is
      `under` another has a column of its own in files only. */
  thingColumns() {
    const { library, network, texts, visible } = this.page;
    const values = (node, name) => library.facetsOf(node, name).map((facet) => facet.label);
    const measures = measureNames(network).filter((name) => name !== "degree").map((name) => ({
      key: name, number: name !== "community", sort: name === "community" ? undefined : (node) => network.measures(node)[name], of: (node) => measureValue(this.page, name, node),
    }));
    const columns = [
      { key: "name", of: (node) => library.short(node) },
      { key: "kind", under: "name", of: (node) => texts.say(`kind.${library.kind(node)}`, { n: 1 }) },
      { key: "title", under: "name", of: (node) => library.title(node) },
      { key: "period", sort: (node) => library.start(node), of: (node) => texts.period(library.start(node), library.end(node)) },
      { key: "cluster", of: (node) => texts.some(values(node, "cluster")) },
      { key: "place", of: (node) => texts.some([...new Set(library.places(node).map((place) => place.label))]) },
      { key: "state", under: "place", of: (node) => texts.some(values(node, "state")) },
      { key: "money", number: true, sort: (node) => Number.parseFloat(library.detail(node, "money")) || 0, of: (node) => (library.detail(node, "money") ? texts.money(library.detail(node, "money")) : "") },
      { key: "degree", number: true, of: (node) => visible.incident(node).length },
      ...measures,
    ];
    const shown = visible.shown();
    return columns.filter((column) => shown.some((node) => column.of(node) !== ""));
  }

  linkColumns() {
    const { library, network, texts } = this.page;
    return [
      { key: "from", of: (edge) => library.short(network.from[edge]) },
      { key: "verb", of: (edge) => network.verb(edge, network.from[edge]) },
      { key: "to", of: (edge) => library.short(network.to[edge]) },
      { key: "role", of: (edge) => network.role(edge) },
      { key: "period", sort: (edge) => network.start(edge), of: (edge) => texts.period(network.start(edge), network.end(edge)) },
      ...(network.weighted ? [{ key: "weight", number: true, sort: (edge) => network.weight(edge), of: (edge) => texts.number(network.weight(edge)) }] : []),
      { key: "sources", of: (edge) => [...new Set(network.sources(edge).map((row) => library.source(row).title))].join("; ") },
    ];
  }

  /** The rows in the reader's order. */
  sorted(rows, columns) {
    const { state, texts } = this.page;
    const down = state.now.sort.startsWith("-");
    const column = columns.find(({ key }) => key === state.now.sort.replace("-", "")) ?? columns[0];
    const value = column.sort ?? column.of;
    const keyed = rows.map((row) => [value(row), row]);
    const compare = ([one], [other]) => (typeof one === "number" ? other - one : texts.collator.compare(one, other));
    keyed.sort((one, other) => (one[0] === "") - (other[0] === "") || (down ? -1 : 1) * compare(one, other));
    return keyed.map(([, row]) => row);
  }

  #things() {
    const { page } = this;
    const columns = this.thingColumns();
    const main = columns.filter(({ under }) => !under);
    const rows = this.sorted(page.visible.shown(), main);
    const name = (node) => h("button", { type: "button", class: "thing", "data-key": `row ${node}`, on: { click: () => page.select(page.library.id(node)) } },
      mark(page.library.kind(node)), h("span", { class: "two" }, h("span", {}, page.library.short(node)), below(columns, "name", node)));
    const caption = page.texts.say("table.things.caption", { n: rows.length });
    return [
      h("details", { class: "meaning" }, h("summary", { "data-key": "meaning" }, page.texts.say("table.meaning")), measureMeanings(page), h("p", { class: "note" }, page.texts.say("table.measures"), " ", page.texts.of(page.network.methods))),
      this.#table(caption, columns, rows, name, (node) => page.library.id(node) === page.state.now.selected),
    ];
  }

  #links() {
    const { page } = this;
    const columns = this.linkColumns();
    const rows = this.sorted(page.visible.ties(), columns);
    const name = (edge) => h("button", { type: "button", class: "thing", "data-key": `tie ${edge}`, on: { click: () => page.pickEdge(edge) } }, page.library.short(page.network.from[edge]));
    return this.#table(page.texts.say("table.links.caption", { n: rows.length }), columns, rows, name, (edge) => page.network.edgeName(edge) === page.state.now.edge);
  }

  /** Rows under headings. Roles are told, since in a narrow window each row is a card. */
  #table(caption, columns, rows, name, current) {
    const { texts } = this.page;
    const main = columns.filter(({ under }) => !under);
    const cell = ({ key, number, of }, row) => h("td", { role: "cell", class: number ? `${key} number` : key, "data-heading": columnName(texts, key) }, String(of(row)), below(columns, key, row));
    const body = rows.slice(0, this.most).map((row) => h("tr", { role: "row", class: current(row) ? "current" : null },
      main.map((column, index) => (index === 0 ? h("th", { scope: "row", role: "rowheader" }, name(row)) : cell(column, row)))));
    const more = rows.length > this.most ? button(texts.say("table.more", { n: rows.length - this.most }), () => this.#more(), { class: "wide" }) : null;
    return [
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
        h("table", { role: "table" }, h("caption", {}, caption),
          h("thead", { role: "rowgroup" }, h("tr", { role: "row", "data-heading": texts.say("table.sort") }, main.map((column) => this.#heading(column)))), h("tbody", { role: "rowgroup" }, body))),
      more,
    ];
  }

  #heading({ key, number }) {
    const { state, texts } = this.page;
    const own = state.now.sort.replace("-", "") === key;
    const down = state.now.sort === `-${key}`;
    const sort = own ? ((down === Boolean(number)) ? "ascending" : "descending") : null;
    const press = () => state.set({ sort: own && !down ? `-${key}` : key });
    const arrow = own ? h("span", { "aria-hidden": "true" }, sort === "ascending" ? "\u00a0↑" : "\u00a0↓") : "";
    return h("th", { scope: "col", role: "columnheader", "aria-sort": sort, class: number ? "number" : null },
      h("button", { type: "button", "data-key": `sort ${key}`, on: { click: press } }, texts.say(`column.${key}`), arrow));
  }

  #more() {
    this.most += 5 * ROWS;
    this.draw();
  }

  /** Each thing with its ties as sentences. */
  #text() {
    const { page } = this;
    const order = (node) => -RANKS[page.library.kind(node)];
    const nodes = page.visible.shown().sort((one, other) => order(one) - order(other) || page.texts.collator.compare(page.library.short(one), page.library.short(other)));
    const items = nodes.slice(0, this.most).map((node) => h("li", {}, h("strong", {}, fullName(page.library, node)), " ", thingSentences(page, node).join(" ")));
    const more = nodes.length > this.most ? button(page.texts.say("table.more", { n: nodes.length - this.most }), () => this.#more(), { class: "wide" }) : null;
    return [h("ul", { class: "sentences" }, items), more];
  }
}

/** The name of a column in one word, without the places where its heading may be broken. */
function columnName(texts, key) {
  return texts.say(`column.${key}`).replaceAll("\u00ad", "");
}

/** What stands below another value in its cell, smaller; null where nothing does. */
function below(columns, key, row) {
  const values = columns.filter(({ under }) => under === key).map(({ of }) => of(row)).filter(Boolean);
  return values.length ? h("small", {}, values.join(" · ")) : null;
}
