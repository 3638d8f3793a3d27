/* Taking a view along: link, pictures, table, embedding, paper. */

class Share {
  constructor(page) {
    this.page = page;
    this.menu = h("ul", { id: "share-menu", class: "menu", hidden: true });
    const press = () => this.#toggle();
    this.opener = h("button", { type: "button", class: "labelled", "aria-expanded": "false", "aria-controls": "share-menu", "data-key": "share", on: { click: press } });
    this.element = h("div", { class: "menu-holder", on: { keydown: (event) => this.#key(event) } }, this.opener, this.menu);
    document.addEventListener("click", (event) => !this.element.contains(event.target) && this.close());
  }

  draw() {
    const { texts } = this.page;
    refill(this.opener, icon("share"), h("span", {}, texts.say("share")));
    const choices = ["link", "png", "svg", "csv", "embed", "print"];
    refill(this.menu, choices.map((name) => h("li", {}, button(texts.say(`share.${name}`), () => this.#do(name), { "data-share": name }))));
  }

  #toggle() {
    this.menu.hidden = !this.menu.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.menu.hidden));
    if (!this.menu.hidden) this.menu.querySelector("button").focus();
  }

  close() {
    this.menu.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  #key(event) {
    if (event.key === "Escape" && !this.menu.hidden) {
      event.stopPropagation();
      this.close();
      this.opener.focus();
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || this.menu.hidden) return;
    event.preventDefault();
    const buttons = [...this.menu.querySelectorAll("button")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  }

  #do(name) {
    this.close();
    this.opener.focus();
    this[name]();
  }

  link() { this.#copy(location.href, "share.link"); }

  embed() {
    const { page } = this;
    const address = `${location.href.split("#")[0]}#${toAddress({ ...page.state.now, embed: true }, page.state.first)}`;
    const title = `${page.about.title} – ${page.network.title}`;
    const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
    this.#copy(`<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`, "share.embed");
  }

  /** Copy a text, and show it where copying is not allowed. */
  async #copy(text, key) {
    const { page } = this;
    try {
      await navigator.clipboard.writeText(text);
      page.speak(page.texts.say("share.copied"), { show: true });
    } catch {
      const field = h("textarea", { readonly: true, rows: 4, "aria-label": page.texts.say(key) }, text);
      page.popup(page.texts.say("share.copy.yourself"), field);
      field.select();
    }
  }

  /** The picture of the view with its frame, as SVG. */
  picture() {
    const { page } = this;
    const frame = new Frame(page);
    return page.state.now.view === "map" ? frame.aroundMap(page.map) : page.plane.engine.toSVG(frame);
  }

  svg() { save(`${this.#name()}.svg`, "image/svg+xml", [this.picture()]); }

  async png() {
    const blob = await rasterised(this.picture());
    save(`${this.#name()}.png`, "image/png", [blob]);
  }

  /** The shown things or ties as CSV, with a mark that makes spreadsheets read umlauts. */
  csv() {
    const { page } = this;
    const { table } = page.state.now;
    const columns = table === "links" ? page.table.linkColumns() : page.table.thingColumns();
    const rows = page.table.sorted(table === "links" ? page.visible.ties() : page.visible.shown(), columns);
    const lines = [columns.map(({ key }) => columnName(page.texts, key)), ...rows.map((row) => columns.map((column) => column.of(row)))];
    save(`${this.#name()}.csv`, "text/csv", ["\ufeff", lines.map((line) => line.map(csvCell).join(",")).join("\r\n"), "\r\n"]);
  }

  print() { window.print(); }

  #name() {
    const { page } = this;
    const node = page.library.find(page.state.now.selected);
    const parts = [page.about.title, node >= 0 ? page.library.short(node) : page.network.title];
    return parts.map((part) => words(transcribed(part)).replaceAll(" ", "-")).join("_");
  }
}

/** A cell of a CSV file; what a spreadsheet would run as a formula is kept as text. */
function csvCell(value) {
  const text = String(value);
  const kept = /^[=+\-@\t\r]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept;
}
