/* The page's data. The Python side of the columns read here is pages/payload.py. */

const MILLION = 1_000_000;
const TEN_THOUSAND = 10_000;

/** What all networks of the page share: things, facts, places and sources. */
class Library {
  constructor(data, texts) {
    Object.assign(this, { texts: data.texts, lists: new Lists(data.lists), kinds: data.kinds, words: texts });
    for (const name of ["nodes", "details", "facets", "places", "relations", "roles", "periods", "rows", "weights", "sources"]) {
      this[`${name}Table`] = new Columns(data[name]);
    }
    this.size = data.nodes.count;
    this.numbers = new Map();
    for (let node = 0; node < this.size; node += 1) this.numbers.set(this.id(node), node);
    this.networks = data.networks.map((raw) => new Network(raw, this));
  }

  /** A cell as text. */
  text(table, name, row) {
    return this.texts[this[`${table}Table`].at(name, row)];
  }

  /** A cell that comes in two languages, in the reader's. */
  local(table, stem, row) {
    const column = stem ? `${stem}${this.words.language === "de" ? "De" : "En"}` : this.words.language;
    return this.text(table, column, row);
  }

  /** A cell that is a list of numbers. */
  many(table, name, row) {
    return this.lists.at(this[`${table}Table`].at(name, row));
  }

  /** The network of a name; the first one for a name that none has. */
  network(name) {
    return this.networks.find((network) => network.name === name) ?? this.networks[0];
  }

  /** The number of the thing with this identifier; -1 where there is none. */
  find(id) {
    return this.numbers.get(id) ?? -1;
  }

  id(node) { return this.text("nodes", "id", node); }
  kind(node) { return this.kinds[this.nodesTable.at("kind", node)]; }
  label(node) { return this.local("nodes", "", node); }
  short(node) { return this.local("nodes", "short", node); }

  /** Whether the whole name is in the reader's language: the German one, or another than that. */
  translated(node) {
    return this.words.language === "de" || this.label(node) !== this.text("nodes", "de", node);
  }

  /** The whole name without the short one at its beginning; "" where they are the same. */
  title(node) {
    const [short, label] = [this.short(node), this.label(node)];
    return label.startsWith(short) ? label.slice(short.length).replace(/^\s*[:–-]\s+/, "").trim() : label;
  }

  start(node) { return this.text("nodes", "start", node); }
  end(node) { return this.text("nodes", "end", node); }
  facets(node) { return this.many("nodes", "facets", node); }
  sources(node) { return this.many("nodes", "sources", node); }
  rows(node) { return this.many("nodes", "rows", node).map((row) => this.row(row)); }

  /** A row of the catalogue's tables: its file and its number. */
  row(row) {
    return { file: this.text("rows", "file", row), number: this.rowsTable.at("row", row) };
  }

  /** The facts of a thing: name, heading, form and value. */
  details(node) {
    return this.many("nodes", "details", node).map((row) => ({
      name: this.text("details", "name", row),
      heading: this.local("details", "heading", row),
      form: this.text("details", "form", row),
      value: this.local("details", "", row),
    }));
  }

  /** The value of one fact as it stands in the data, "" where there is none. */
  detail(node, name) {
    return this.details(node).find((one) => one.name === name)?.value ?? "";
  }

  /** A facet's name, value and label, and whether things are grouped by it. */
  facet(row) {
    return {
      row,
      name: this.text("facets", "name", row),
      value: this.text("facets", "value", row),
      label: this.local("facets", "", row),
      groups: this.facetsTable.at("groups", row) === 1,
    };
  }

  /** The values of one facet of a thing. */
  facetsOf(node, name) {
    return this.facets(node).map((row) => this.facet(row)).filter((facet) => facet.name === name);
  }

  /** Where a thing is; x and y are -1 where the map does not reach. */
  places(node) {
    return this.many("nodes", "places", node).map((row) => ({
      label: this.local("places", "", row),
      x: this.placesTable.at("x", row),
      y: this.placesTable.at("y", row),
      ags: this.text("places", "ags", row),
    }));
  }

  /** A source document. */
  source(row) {
    return {
      title: this.local("sources", "", row),
      url: this.text("sources", "url", row),
      publisher: this.text("sources", "publisher", row),
      read: this.text("sources", "read", row),
    };
  }
}

/** Where the things of a network stand, and the outlines behind them. */
class Layout {
  constructor(raw, library) {
    const columns = new Columns(raw);
    Object.assign(this, { width: raw.width, height: raw.height, x: columns.numbers("x"), y: columns.numbers("y") });
    this.groups = raw.groups.map((group) => ({ ...group, members: library.lists.at(group.members), outline: pairs(library.lists.at(group.outline)) }));
  }
}

/** One network: which things, where they stand, and what ties them. */
class Network {
  constructor(raw, library) {
    Object.assign(this, { library, name: raw.name, titles: raw.title, methods: raw.method });
    this.leftOut = raw.leftOut;
    this.layout = new Layout(raw.layout, library);
    this.openingOff = raw.opening?.off ?? [];
    this.openingLayout = raw.opening ? new Layout(raw.opening.layout, library) : null;
    this.standing = new Columns(raw.nodes);
    this.nodes = this.standing.numbers("node");
    this.place = new Int32Array(library.size).fill(-1);
    this.nodes.forEach((node, place) => { this.place[node] = place; });
    this.edges = new Columns(raw.edges);
    this.from = this.edges.numbers("from");
    this.to = this.edges.numbers("to");
    const millionths = library.weightsTable.numbers("millionths");
    this.weights = this.edges.numbers("weight").map((row) => millionths[row]);
    this.#count(library.size);
  }

  /** How many ties each thing has, and what they weigh together. */
  #count(size) {
    this.degrees = new Int32Array(size);
    this.weighing = new Float64Array(size);
    this.heaviest = this.weights.reduce((most, weight) => Math.max(most, weight), 0) / MILLION;
    for (let edge = 0; edge < this.edges.count; edge += 1) {
      for (const node of [this.from[edge], this.to[edge]]) {
        this.degrees[node] += 1;
        this.weighing[node] += this.weights[edge];
      }
    }
  }

  get title() { return this.library.words.of(this.titles); }
  get weighted() { return !this.edges.constant("weight"); }

  /** The stable names of all relations in this network. */
  relations() {
    this.relationNames ??= [...new Set(this.edges.numbers("relation"))].map((row) => this.library.text("relations", "name", row));
    return this.relationNames;
  }

  /** The names of the facets that its things have. */
  facetNames() {
    this.facetsHere ??= new Set([...new Set(Array.from(this.nodes, (node) => this.library.nodesTable.at("facets", node)))].flatMap((list) => this.library.lists.at(list)).map((row) => this.library.text("facets", "name", row)));
    return this.facetsHere;
  }

  /** Whether a thing is in this network. */
  has(node) { return node >= 0 && this.place[node] >= 0; }
  degree(node) { return this.degrees[node]; }

  /** Where things stand while some kinds are away. */
  layoutWithout(off) {
    const open = this.openingLayout && this.openingOff.every((kind) => off.includes(kind));
    return open ? this.openingLayout : this.layout;
  }

  /** How a thing stands in the network. */
  measures(node) {
    const at = (name) => this.standing.at(name, this.place[node]);
    return {
      degree: this.degrees[node],
      weighted: this.weighing[node] / MILLION,
      betweenness: at("betweenness") / TEN_THOUSAND,
      core: at("core"),
      community: at("community"),
    };
  }

  /** The best connected member of each community. */
  heads() {
    if (this.leading) return this.leading;
    const order = (node) => RANKS[this.library.kind(node)] * MILLION + this.degrees[node];
    this.leading = new Map();
    this.nodes.forEach((node, place) => {
      const community = this.standing.at("community", place);
      const head = this.leading.get(community);
      if (head === undefined || order(node) > order(head)) this.leading.set(community, node);
    });
    return this.leading;
  }

  /** The numbers of the edges that end at a thing. */
  incident(node) {
    if (!this.starts) this.#index();
    return this.ties.subarray(this.starts[node], this.starts[node + 1]);
  }

  #index() {
    const starts = new Int32Array(this.library.size + 2);
    for (let edge = 0; edge < this.edges.count; edge += 1) {
      starts[this.from[edge] + 2] += 1;
      starts[this.to[edge] + 2] += 1;
    }
    for (let node = 2; node < starts.length; node += 1) starts[node] += starts[node - 1];
    this.ties = new Int32Array(2 * this.edges.count);
    for (let edge = 0; edge < this.edges.count; edge += 1) {
      this.ties[starts[this.from[edge] + 1]++] = edge;
      this.ties[starts[this.to[edge] + 1]++] = edge;
    }
    this.starts = starts;
  }

  other(edge, node) { return this.from[edge] === node ? this.to[edge] : this.from[edge]; }

  /** The stable name of a relation, such as "coordinator". */
  relation(edge) { return this.library.text("relations", "name", this.edges.at("relation", edge)); }

  /** The verb as read from one end: "is partner in" or "has as partner". */
  verb(edge, node) {
    const stem = this.from[edge] === node ? "forward" : "backward";
    return this.library.local("relations", stem, this.edges.at("relation", edge));
  }

  weight(edge) { return this.weights[edge] / MILLION; }
  start(edge) { return this.library.text("periods", "start", this.edges.at("period", edge)); }
  end(edge) { return this.library.text("periods", "end", this.edges.at("period", edge)); }

  /** The printed name of the role, "" where the relation has none. */
  role(edge) { return this.library.local("roles", "", this.edges.at("role", edge)); }
  sources(edge) { return this.library.lists.at(this.edges.at("sources", edge)); }
  rows(edge) { return this.library.lists.at(this.edges.at("rows", edge)).map((row) => this.library.row(row)); }

  /** The things that a tie rests on, such as joint projects. */
  via(edge) { return this.library.lists.at(this.edges.at("via", edge)); }

  /** A name for an edge that survives a new build: its ends and its relation. */
  edgeName(edge) {
    const id = (node) => this.library.id(node);
    return `${id(this.from[edge])}~${id(this.to[edge])}~${this.relation(edge)}`;
  }

  /** The edge of a name, -1 where there is none. */
  findEdge(name) {
    const [from] = name.split("~");
    const node = this.library.find(from);
    if (!this.has(node)) return -1;
    return [...this.incident(node)].find((edge) => this.edgeName(edge) === name) ?? -1;
  }
}
