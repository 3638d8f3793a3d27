/* The page for queries: completion from the words of the graph, and answers as a table in place. */
(() => {
  "use strict";

  const form = document.querySelector(".query");
  const text = document.querySelector("#query");
  const list = document.querySelector("#terms");
  const answer = document.querySelector("#answer");
  const example = document.querySelector("#example");
  let terms = [];
  let chosen = 0;

  fetch(form.dataset.terms).then((found) => found.json()).then((found) => { terms = found; });

  function word() {
    const before = text.value.slice(0, text.selectionStart);
    return (before.match(/[A-Za-z][\w-]*:?[\w-]*$/) || [""])[0];
  }

  function place() {
    const lines = text.value.slice(0, text.selectionStart).split("\n");
    const style = getComputedStyle(text);
    const below = lines.length * parseFloat(style.lineHeight) + parseFloat(style.paddingTop) - text.scrollTop;
    list.style.top = `${Math.min(Math.max(below, 0), text.clientHeight) + 2}px`;
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    const left = pen.measureText(lines[lines.length - 1].slice(0, -word().length)).width - text.scrollLeft;
    list.style.left = `${Math.min(Math.max(left, 0) + parseFloat(style.paddingLeft), text.clientWidth / 2)}px`;
  }

  function fitting(start) {
    const sought = start.toLowerCase();
    const inside = ([term, label]) => term.toLowerCase().includes(sought) || label.toLowerCase().includes(sought);
    const first = ([term]) => (term.toLowerCase().startsWith(sought) ? 0 : 1);
    return terms.filter(inside).sort((one, other) => first(one) - first(other)).slice(0, 8);
  }

  function offer() {
    const start = word();
    const found = start.length > 1 ? fitting(start) : [];
    chosen = 0;
    list.hidden = found.length === 0 || (found.length === 1 && found[0][0] === start);
    place();
    list.replaceChildren(...found.map(([term, label], at) => {
      const row = document.createElement("li");
      const name = document.createElement("code");
      name.textContent = term;
      row.append(name, ` ${label}`);
      row.id = `term-${at}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", at === 0);
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(term); });
      return row;
    }));
  }

  function take(term) {
    text.setRangeText(`${term} `, text.selectionStart - word().length, text.selectionStart, "end");
    list.hidden = true;
    text.focus();
  }

  function move(step) {
    const rows = [...list.children];
    chosen = (chosen + step + rows.length) % rows.length;
    rows.forEach((row, at) => row.setAttribute("aria-selected", at === chosen));
    text.setAttribute("aria-activedescendant", rows[chosen].id);
  }

  function cell(value, name) {
    const place = document.createElement(name);
    if (!value) return place;
    if (value.type !== "uri" || !/^https?:/.test(value.value)) {
      place.textContent = value.value ?? value;
      return place;
    }
    const link = document.createElement("a");
    link.href = value.value;
    link.textContent = value.value;
    place.append(link);
    return place;
  }

  function row(values, name) {
    const line = document.createElement("tr");
    line.append(...values.map((value) => cell(value, name)));
    return line;
  }

  function table(found) {
    const made = document.createElement("table");
    const caption = made.createCaption();
    caption.textContent = answer.dataset.rows.replace("{count}", found.results.bindings.length);
    made.createTHead().append(row(found.head.vars, "th"));
    const rows = made.createTBody();
    found.results.bindings.slice(0, 2000).forEach((one) => rows.append(row(found.head.vars.map((name) => one[name]), "td")));
    const frame = document.createElement("div");
    frame.className = "table";
    frame.tabIndex = 0;
    frame.append(made);
    return frame;
  }

  async function ask() {
    answer.replaceChildren("…");
    const accept = "application/sparql-results+json, text/turtle;q=0.9";
    const body = new URLSearchParams({ query: text.value });
    const found = await fetch(form.action, { method: "POST", headers: { Accept: accept }, body });
    const isRows = found.ok && found.headers.get("Content-Type").includes("json");
    const content = isRows ? await found.json() : await found.text();
    if (isRows && content.results) {
      answer.replaceChildren(table(content));
      return;
    }
    const block = document.createElement("pre");
    block.textContent = isRows ? String(content.boolean) : content;
    answer.replaceChildren(block);
  }

  text.addEventListener("input", offer);
  text.addEventListener("blur", () => { list.hidden = true; });
  text.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); ask(); return; }
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); move(step); }
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      take(list.children[chosen].querySelector("code").textContent);
    }
    if (event.key === "Escape") list.hidden = true;
  });
  example.addEventListener("change", () => { if (example.value) text.value = example.value; });
  form.addEventListener("submit", (event) => {
    if (document.querySelector("#format").value) return;
    event.preventDefault();
    ask();
  });
})();
