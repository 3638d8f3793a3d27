/* Finding things by what people type: umlauts or not, acronyms, former names, small slips. */

/** Lower case without marks: München → munchen, ß → ss. */
function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l");
}

/** Lower case as Germans write without umlauts: München → muenchen. */
function transcribed(text) {
  return plain(text.normalize("NFC").replace(/[äÄ]/g, "ae").replace(/[öÖ]/g, "oe").replace(/[üÜ]/g, "ue"));
}

/** Only letters and numbers, with single spaces: "KoOp-Regio N." → "koop regio n". */
function words(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The facts of a thing that are names of it. */
const NAMES = new Set(["alternateName", "acronym", "title", "formerName", "altLabel", "name", "slogan"]);

/** Finds things by name. */
class Search {
  constructor(library) {
    this.library = library;
    this.entries = [];
    this.joined = [];
    this.vocabulary = new Map();
  }

  /** Read the names, all at once or, while the reader still looks, until a time has come. */
  prepare(until = Infinity) {
    while (this.entries.length < this.library.size) {
      this.entries.push(this.#entry(this.entries.length));
      if (this.entries.length % 50 === 0 && performance.now() > until) return false;
    }
    return true;
  }

  #entry(node) {
    const { library } = this;
    const names = new Set();
    for (const column of ["de", "en", "shortDe", "shortEn"]) names.add(library.text("nodes", column, node));
    for (const row of library.many("nodes", "details", node)) {
      if (!NAMES.has(library.text("details", "name", row))) continue;
      names.add(library.text("details", "de", row)).add(library.text("details", "en", row));
    }
    const forms = new Set();
    for (const name of names) forms.add(words(plain(name))).add(words(transcribed(name)));
    for (const form of forms) for (const word of form.split(" ")) this.#learn(word, node);
    const entry = `\n${[...forms].join("\n")}\n`;
    this.joined.push(entry.replaceAll(" ", ""));
    return entry;
  }

  #learn(word, node) {
    if (word.length < 4 || word.length > 64) return;
    if (this.vocabulary.has(word)) this.vocabulary.get(word).add(node);
    else this.vocabulary.set(word, new Set([node]));
  }

  /** The best matches, best first: [{node, score}]; `allowed(node)` may leave some out. */
  find(query, { limit = 12, allowed = () => true, weight = () => 0 } = {}) {
    const forms = [...new Set([words(plain(query)), words(transcribed(query))])].filter(Boolean);
    if (!forms.length) return [];
    this.prepare();
    const asked = forms.map((form) => ({ form, parts: form.split(" "), joined: form.replaceAll(" ", "") }));
    const found = [];
    for (let node = 0; node < this.entries.length; node += 1) {
      let score = 0;
      for (const one of asked) score = Math.max(score, exactness(this.entries[node], this.joined[node], one));
      if (score > 0 && allowed(node)) keepBest(found, { node, score: score + weight(node) }, limit);
    }
    if (!found.length && forms[0].length > 3) return this.#similar(forms[0], limit, allowed);
    return found;
  }

  /** Things whose name has a word that is one or two slips away. */
  #similar(form, limit, allowed) {
    const slips = form.length > 6 ? 2 : 1;
    const best = new Map();
    for (const [word, nodes] of this.vocabulary) {
      const away = distance(word, form, slips);
      if (away > slips) continue;
      for (const node of nodes) if (allowed(node)) best.set(node, Math.min(away, best.get(node) ?? slips));
    }
    const found = [...best].map(([node, away]) => ({ node, score: 1 - away / 10, guess: true }));
    return found.sort((one, other) => other.score - one.score || one.node - other.node).slice(0, limit);
  }
}

/** Put a match among the best so far, of equal ones the first comes first. */
function keepBest(found, match, limit) {
  if (found.length === limit && found[limit - 1].score >= match.score) return;
  let at = found.length;
  while (at > 0 && found[at - 1].score < match.score) at -= 1;
  found.splice(at, 0, match);
  found.length = Math.min(found.length, limit);
}

/** How well a name matches: whole, beginning, beginning of a word, all words somewhere, inside.
    Most names are told apart by one look: what matches in one piece does so without spaces too. */
function exactness(entry, entryJoined, { form, parts, joined }) {
  const inOne = entryJoined.includes(joined);
  if (!inOne && parts.length === 1) return 0;
  if (inOne && entry.includes(`\n${form}\n`)) return 100;
  if (inOne && entry.includes(`\n${form}`)) return 80;
  if (inOne && entry.includes(` ${form}`)) return 60;
  if (parts.length > 1 && parts.every((part) => entry.includes(` ${part}`) || entry.includes(`\n${part}`))) return 50;
  if (inOne && form.length > 2 && entry.includes(form)) return 40;
  if (inOne && joined.length > 3) return 30;
  if (parts.length > 1 && parts.every((part) => part.length > 2 && entry.includes(part))) return 20;
  return 0;
}

/** The number of slips between two words, up to a limit (then limit + 1): only cells near the
    diagonal are looked at, since others need more slips. */
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, row, next] = TABLE_OF_SLIPS;
  for (let j = 0; j <= limit + 1; j += 1) row[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    const [first, last] = [Math.max(1, i - limit), Math.min(other.length, i + limit)];
    next[first - 1] = first === 1 ? i : limit + 1;
    let least = next[first - 1];
    for (let j = first; j <= last; j += 1) {
      const change = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      let slips = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      const swapped = i > 1 && j > 1 && one.charCodeAt(i - 1) === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (swapped) slips = Math.min(slips, before[j - 2] + 1);
      next[j] = slips;
      if (slips < least) least = slips;
    }
    if (least > limit) return limit + 1;
    next[last + 1] = limit + 1;
    [before, row, next] = [row, next, before];
  }
  return row[other.length];
}

/** Three rows of a table, long enough for any word. */
const TABLE_OF_SLIPS = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
