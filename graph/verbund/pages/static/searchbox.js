/* A search field with its list of matches, in the pattern of a combobox. */

class SearchBox {
  /** `choose(node)` is called with the match; `weight` and `allowed` steer the search. */
  constructor({ id, page, label, choose, allowed = () => true }) {
    Object.assign(this, { id, page, choose, allowed, matches: [], active: -1 });
    this.input = h("input", {
      id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
      on: {
        input: () => this.#look(),
        keydown: (event) => this.#key(event),
        focus: () => this.input.value && this.#look(),
        blur: () => setTimeout(() => this.close(), 150),
      },
    });
    this.list = h("ul", { id: `${id}-list`, role: "listbox", class: "matches", hidden: true });
    this.element = h("div", { class: "search" }, icon("search"), this.input, this.list);
    this.name(label);
  }

  /** Set the field's name in the reader's language. */
  name(label) {
    this.input.setAttribute("aria-label", label);
    this.input.setAttribute("placeholder", label);
    this.list.setAttribute("aria-label", label);
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  clear() {
    this.input.value = "";
    this.close();
  }

  #look() {
    const { page } = this;
    const query = this.input.value.trim();
    this.matches = page.search.find(query, { allowed: this.allowed, weight: (node) => page.prominence(node) });
    this.active = this.matches.length ? 0 : -1;
    const message = query && !this.matches.length ? h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, page.texts.say("search.none", { query })) : "";
    refill(this.list, this.matches.map((match, index) => this.#option(match, index)), message);
    this.list.hidden = !query;
    this.input.setAttribute("aria-expanded", String(Boolean(query)));
    this.#point();
    if (query) page.speak(page.texts.say("search.found", { n: this.matches.length }));
  }

  #option({ node, guess }, index) {
    const { library, texts } = this.page;
    const second = [texts.say(`kind.${library.kind(node)}`, { n: 1 }), library.title(node), this.page.elsewhere(node), guess ? texts.say("search.guess") : ""];
    const choose = (event) => {
      event.preventDefault();
      this.#take(node);
    };
    return h("li", { id: `${this.id}-${index}`, role: "option", on: { mousedown: choose } },
      mark(library.kind(node)),
      h("span", { class: "two" }, h("span", {}, library.short(node)), h("small", {}, second.filter(Boolean).join(" · "))));
  }

  #take(node) {
    this.clear();
    this.choose(node);
  }

  #point() {
    [...this.list.querySelectorAll("[role=option]")].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === this.active));
      if (index === this.active) option.scrollIntoView({ block: "nearest" });
    });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.matches.length) {
      event.preventDefault();
      this.active = (this.active + moves[event.key] + this.matches.length) % this.matches.length;
      this.#point();
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.#take(this.matches[this.active].node);
    } else if (event.key === "Escape" && this.input.value) {
      event.stopPropagation();
      this.clear();
    }
  }
}
