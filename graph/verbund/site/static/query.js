/* The page for queries: colours, completion, and answers in place; without it the form is sent as a whole. */
(() => {
  "use strict";

  const form = document.querySelector(".query");
  const text = form.querySelector("textarea");
  const paint = form.querySelector(".editor pre");
  const list = form.querySelector("#terms");
  const stop = form.querySelector(".stop");
  const example = form.querySelector("#example");
  const answer = document.querySelector("#answer");

  const KEYWORDS = ("ASK BASE BIND BY CONSTRUCT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING IN LIMIT MINUS NAMED NOT "
    + "OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT UNDEF UNION VALUES WHERE AS ASC DESC SEPARATOR").split(" ");
  const FUNCTIONS = ("ABS AVG BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY FLOOR GROUP_CONCAT IF LANG LANGMATCHES LCASE "
    + "MAX MIN MONTH NOW REGEX REPLACE ROUND SAMPLE STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR SUM UCASE YEAR isIRI "
    + "isLITERAL isBLANK").split(" ");
  const KINDS = [
    ["iri", /<[^<>"{}|^`\\\s]*>/],
    ["text", /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/],
    ["remark", /#[^\n]*/],
    ["variable", /[?$]\w+/],
    ["term", /[A-Za-z][\w-]*:[\w.-]*\w|_:\w+|[A-Za-z][\w-]*:/],
    ["number", /\b\d+(?:\.\d+)?\b/],
    ["word", /\b[A-Za-z_]+\b/],
  ];
  const TOKENS = new RegExp(KINDS.map(([name, form]) => `(?<${name}>${form.source})`).join("|"), "g");
  const WORDS = new Set([...KEYWORDS, ...FUNCTIONS].map((word) => word.toUpperCase()));

  let terms = [];
  let chosen = 0;
  let moved = false;
  let faulty = 0;
  let asked = null;
  let turn = 0;

  function element(name, words, more = {}) {
    return Object.assign(document.createElement(name), { textContent: words, ...more });
  }

  /* The same text in colours behind the field; a line with a fault is marked. */
  function colour() {
    const parts = [];
    let last = 0;
    for (const found of text.value.matchAll(TOKENS)) {
      const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
      if (kind === "word" && !WORDS.has(found[0].toUpperCase())) continue;
      parts.push(text.value.slice(last, found.index), element("span", found[0], { className: kind }));
      last = found.index + found[0].length;
    }
    paint.replaceChildren(...parts, `${text.value.slice(last)}\n`);
    if (faulty) {
      const mark = element("i", "");
      mark.style.top = `calc(12px + ${faulty - 1} * 1.5em)`;
      paint.append(mark);
    }
    follow();
  }

  function follow() {
    paint.scrollTop = text.scrollTop;
    paint.scrollLeft = text.scrollLeft;
  }

  function begun() {
    return (text.value.slice(0, text.selectionStart).match(/[?$]\w*$|[A-Za-z][\w-]*:?[\w-]*$/) || [""])[0];
  }

  /* Inside a remark, a text or an IRI, finished or not, nothing is to be completed. */
  function isQuiet() {
    const before = text.value.slice(0, text.selectionStart);
    const last = [...before.matchAll(TOKENS)].filter((found) => found.groups.remark).pop();
    if (last && last.index + last[0].length === before.length) return true;
    return /["']|<\S*$/.test(before.replace(TOKENS, (found) => (/^["'<]/.test(found) ? "" : found)));
  }

  function place() {
    const lines = text.value.slice(0, text.selectionStart).split("\n");
    const style = getComputedStyle(text);
    const below = lines.length * parseFloat(style.lineHeight) + parseFloat(style.paddingTop) - text.scrollTop;
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    const before = lines[lines.length - 1];
    const left = pen.measureText(before.slice(0, before.length - begun().length)).width - text.scrollLeft;
    list.style.top = `${Math.min(Math.max(below, 0), text.clientHeight) + 2}px`;
    list.style.left = `${Math.min(Math.max(left, 0) + parseFloat(style.paddingLeft), text.clientWidth / 2)}px`;
  }

  function known(start) {
    const sought = start.toLowerCase();
    if (/^[?$]/.test(start)) {
      const names = new Set(text.value.match(/[?$]\w+/g));
      return [...names].filter((name) => name !== start && name.toLowerCase().startsWith(sought)).map((name) => [name, ""]);
    }
    const words = [...KEYWORDS, ...FUNCTIONS].filter((word) => word.toLowerCase().startsWith(sought) && word.length > start.length);
    const ranks = [(term) => term.startsWith(start), (term) => term.toLowerCase().startsWith(sought),
      (term) => term.toLowerCase().split(":")[1].startsWith(sought), () => true];
    const rank = ([term]) => ranks.findIndex((fits) => fits(term));
    const named = terms
      .filter(([term, label]) => term.toLowerCase().includes(sought) || label.toLowerCase().includes(sought))
      .sort((one, other) => rank(one) - rank(other));
    return [...words.slice(0, 3).map((word) => [word, ""]), ...named].slice(0, 8);
  }

  /* Things by their names: their IRIs are what queries need and nobody knows. */
  async function things(start) {
    if (start.length < 3 || /[?$:]/.test(start)) return [];
    const query = new URLSearchParams({ q: start, lang: document.documentElement.lang });
    const found = await fetch(`${form.dataset.search}?${query}`, { headers: { Accept: "application/json" } });
    return found.ok ? (await found.json()).slice(0, 4).map((one) => [`<${one.iri}>`, one.name]) : [];
  }

  async function offer() {
    const start = begun();
    const mine = ++turn;
    if (start.length < 2 || isQuiet()) { close(); return; }
    const found = known(start);
    show(found, start);
    const more = await things(start).catch(() => []);
    if (mine === turn && more.length && !moved) show([...found, ...more].slice(0, 10), start);
  }

  function show(found, start) {
    [chosen, moved] = [0, false];
    if (!found.length || (found.length === 1 && found[0][0] === start)) { close(); return; }
    list.replaceChildren(...found.map(([term, label], at) => {
      const short = term.startsWith("<") ? `<…/${term.split("/").slice(-2).join("/")}` : term;
      const row = element("li", "", { id: `term-${at}` });
      row.append(element("code", short), ` ${label}`);
      row.dataset.term = term;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", at === 0);
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(term); });
      return row;
    }));
    list.hidden = false;
    place();
    text.setAttribute("aria-activedescendant", "term-0");
  }

  function close() {
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
  }

  /* As if it had been typed, so that it can be undone. */
  function write(words, back = 0) {
    text.focus();
    text.setSelectionRange(text.selectionStart - back, text.selectionEnd);
    if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    turn += 1;
    close();
    colour();
  }

  function take(term) {
    write(`${term} `, begun().length);
  }

  function move(step) {
    const rows = [...list.children];
    chosen = (chosen + step + rows.length) % rows.length;
    moved = true;
    rows.forEach((row, at) => row.setAttribute("aria-selected", at === chosen));
    text.setAttribute("aria-activedescendant", rows[chosen].id);
  }

  /* Enter takes what was chosen, or what begins as it was typed; else it begins a line, as deep as the last one. */
  function entered(event) {
    const term = list.hidden ? "" : list.children[chosen].dataset.term;
    const start = begun().toLowerCase();
    const isMeant = /^[a-z]/.test(start) && term.toLowerCase().startsWith(start);
    if (term && (event.key === "Tab" || moved || isMeant)) {
      event.preventDefault();
      take(term);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const line = text.value.slice(0, text.selectionStart).split("\n").pop();
      write(`\n${line.match(/^\s*/)[0]}${/[{(]\s*$/.test(line) ? "  " : ""}`);
    }
  }

  function told(words) {
    answer.replaceChildren(element("p", words, { className: "note" }));
  }

  /* The server makes the same page for those without scripts; its answer is put in place. */
  async function ask() {
    asked?.abort();
    const mine = asked = new AbortController();
    const query = new URLSearchParams({ query: text.value });
    close();
    told(form.dataset.waiting);
    stop.hidden = false;
    try {
      const found = await fetch(form.action, { method: "POST", body: query, headers: { Accept: "text/html" }, signal: mine.signal });
      const page = new DOMParser().parseFromString(await found.text(), "text/html");
      const made = page.querySelector("#answer") || page.querySelector("main");
      answer.replaceChildren(...made.childNodes);
      faulty = Number((answer.querySelector(".problem")?.textContent.match(/^line (\d+)/) || [0, 0])[1]);
      if (String(query).length < 6000) history.replaceState(null, "", `?${query}`);
      document.querySelectorAll(".languages a").forEach((link, at) => {
        link.href = page.querySelectorAll(".languages a")[at]?.getAttribute("href") ?? link.href;
      });
      answer.scrollIntoView({ block: "nearest" });
    } catch {
      if (mine === asked) told(mine.signal.aborted ? form.dataset.stopped : form.dataset.silent);
    }
    if (mine === asked) stop.hidden = true;
    colour();
  }

  function examples(groups) {
    example.append(...Object.entries(groups).map(([tag, some]) => {
      const group = element("optgroup", "", { label: tag });
      group.append(...some.map(([words, value]) => element("option", words, { value })));
      return group;
    }));
    example.closest("label").hidden = false;
  }

  text.addEventListener("input", () => { faulty = 0; colour(); offer(); });
  text.addEventListener("scroll", follow);
  text.addEventListener("blur", close);
  text.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
    else if (event.key === "Enter" && !event.shiftKey || event.key === "Tab" && !event.shiftKey && !list.hidden) entered(event);
    else if (step && !list.hidden) { event.preventDefault(); move(step); }
    else if (event.key === "Escape") close();
  });
  stop.addEventListener("click", () => asked?.abort());
  example.addEventListener("change", () => {
    if (!example.value) return;
    text.select();
    write(example.value);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  fetch(form.dataset.terms).then((found) => found.json()).then((found) => { terms = found; });
  fetch(form.dataset.examples).then((found) => found.json()).then(examples);
  form.classList.add("painted");
  colour();
})();
