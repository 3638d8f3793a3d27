/* What a page does better with scripts: search over all names, and lists that narrow as one types. */
(() => {
  "use strict";

  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");
  const spelt = (text) => folded(text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue"));
  const keys = (text) => `${folded(text)}\n${spelt(text)}`;

  /* Names that the page brings along: every word must stand in them. */
  function inNames(form) {
    let names = null;

    function load() {
      names = new Promise((ready) => {
        const script = document.createElement("script");
        script.src = form.dataset.names;
        script.onload = () => ready(window.verbundNames.map(([path, name]) => ({ path, name, key: keys(name) })));
        document.head.append(script);
      });
    }

    return async (text) => {
      if (names === null) load();
      const words = folded(text).split(/\s+/).filter(Boolean);
      const rank = (entry) => (entry.key.startsWith(words[0]) ? 0 : entry.key.includes(` ${words[0]}`) ? 1 : 2);
      return (await names)
        .filter((entry) => words.every((word) => entry.key.includes(word)))
        .sort((one, other) => rank(one) - rank(other) || one.name.length - other.name.length)
        .slice(0, 12)
        .map(({ path, name }) => ({ name, page: `${form.dataset.root}${document.documentElement.lang}/${path}.html` }));
    };
  }

  /* What the server finds; a search that is overtaken by the next one is left. */
  function atServer(form) {
    let asked = null;
    return async (text) => {
      asked?.abort();
      asked = new AbortController();
      const query = new URLSearchParams({ q: text, lang: document.documentElement.lang });
      const headers = { Accept: "application/json" };
      const found = await fetch(`${form.dataset.root}search?${query}`, { headers, signal: asked.signal });
      return found.ok ? found.json() : [];
    };
  }

  function searching(form) {
    const input = form.querySelector("input");
    const list = form.querySelector("ul");
    const find = form.dataset.names ? inNames(form) : atServer(form);
    let turn = 0;
    form.hidden = false;

    async function show() {
      const text = input.value.trim();
      const mine = ++turn;
      if (!text) { list.hidden = true; return; }
      try {
        const found = await find(text);
        if (mine !== turn) return;
        list.replaceChildren(...rows(found));
        list.hidden = false;
      } catch { /* overtaken, or nobody answers: Enter still asks */ }
    }

    function rows(entries) {
      if (!entries.length) {
        const none = document.createElement("li");
        none.className = "none";
        none.textContent = form.dataset.none;
        return [none];
      }
      return entries.map(({ name, page, kind }) => {
        const row = document.createElement("li");
        const link = document.createElement("a");
        link.href = page;
        link.textContent = name;
        if (kind) link.append(Object.assign(document.createElement("small"), { textContent: kind }));
        row.append(link);
        return row;
      });
    }

    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      if (form.hasAttribute("action")) return;
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") { list.hidden = true; input.focus(); }
      if (!step || !links.length) return;
      event.preventDefault();
      (links[at + step] || (step < 0 ? input : links[0])).focus();
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) list.hidden = true;
    });
  }

  function narrowing(input) {
    const entries = [...document.querySelectorAll(".entries li")];
    const texts = entries.map((entry) => keys(entry.textContent));
    const shown = document.querySelector(".narrow output");
    const groups = [...new Set(entries.map((entry) => entry.closest("section")))].filter(Boolean);
    input.closest("div").hidden = false;
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      entries.forEach((entry, at) => {
        entry.hidden = !words.every((word) => texts[at].includes(word));
        count += entry.hidden ? 0 : 1;
      });
      groups.forEach((group) => { group.hidden = !group.querySelector("li:not([hidden])"); });
      shown.textContent = shown.dataset.words.replace("{count}", count).replace("{all}", entries.length);
    });
  }

  /* On a phone the menu and the choices of a list are wider than the screen. */
  function inView(entry) {
    const menu = entry.closest("ul, p");
    menu.scrollLeft = entry.offsetLeft - menu.offsetLeft + (entry.offsetWidth - menu.clientWidth) / 2;
  }

  document.querySelectorAll(".search").forEach(searching);
  document.querySelectorAll(".top [aria-current], .narrow [aria-current]").forEach(inView);
  document.querySelectorAll(".narrow input").forEach(narrowing);
})();
