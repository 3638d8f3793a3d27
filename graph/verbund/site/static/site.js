/* What a page does better with scripts: search over all names, and lists that narrow as one types. */
(() => {
  "use strict";

  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");
  const spelt = (text) => folded(text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue"));
  const keys = (text) => `${folded(text)}\n${spelt(text)}`;

  function searching(form) {
    const input = form.querySelector("input");
    const list = form.querySelector("ul");
    let names = null;
    form.hidden = false;

    function load() {
      if (names !== null) return;
      names = [];
      const script = document.createElement("script");
      script.src = form.dataset.names;
      script.onload = () => {
        names = window.verbundNames.map(([path, name]) => ({ path, name, key: keys(name) }));
        show();
      };
      document.head.append(script);
    }

    function found(words) {
      const rank = (entry) => (entry.key.startsWith(words[0]) ? 0 : entry.key.includes(` ${words[0]}`) ? 1 : 2);
      return names
        .filter((entry) => words.every((word) => entry.key.includes(word)))
        .sort((one, other) => rank(one) - rank(other) || one.name.length - other.name.length)
        .slice(0, 12);
    }

    function show() {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      list.hidden = words.length === 0;
      list.replaceChildren(...(words.length ? rows(found(words)) : []));
    }

    function rows(entries) {
      if (!entries.length) {
        const none = document.createElement("li");
        none.className = "none";
        none.textContent = form.dataset.none;
        return [none];
      }
      return entries.map(({ path, name }) => {
        const row = document.createElement("li");
        const link = document.createElement("a");
        link.href = `${form.dataset.root}${document.documentElement.lang}/${path}.html`;
        link.textContent = name;
        row.append(link);
        return row;
      });
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      const first = list.querySelector("a");
      if (first) {
        event.preventDefault();
        first.click();
      }
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") list.hidden = true;
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
    input.closest("div").hidden = false;
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      entries.forEach((entry, at) => {
        entry.hidden = !words.every((word) => texts[at].includes(word));
        count += entry.hidden ? 0 : 1;
      });
      shown.textContent = shown.dataset.words.replace("{count}", count).replace("{all}", entries.length);
    });
  }

  document.querySelectorAll(".search").forEach(searching);
  document.querySelectorAll(".narrow input").forEach(narrowing);
})();
