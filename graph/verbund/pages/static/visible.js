/* What the filters leave of a network. */

/** Facets of things; "role" is about ties and is asked separately. */
const FACETS = ["cluster", "topic", "state", "kind"];

/** The year in which a day lies, 0 for an unknown day. */
function yearOf(day) {
  return day ? Number(day.slice(0, 4)) : 0;
}

/** Whether a span fits the chosen time; an unknown end is open. */
function fitsTime(start, end, { from, to, when }) {
  const [first, last] = [from || -Infinity, to || Infinity];
  const begun = yearOf(start);
  const ended = yearOf(end);
  if (when === "begun") return begun >= first && begun <= last && begun > 0;
  if (when === "ended") return ended >= first && ended <= last && ended > 0;
  return (!begun || begun <= last) && (!ended || ended >= first);
}

/** The shown nodes and edges of a network under the reader's filters. */
class Visible {
  constructor(network, state) {
    this.network = network;
    this.state = state;
    this.timed = Boolean(state.from || state.to || state.when !== "running");
    this.edges = new Uint8Array(network.edges.count);
    this.nodes = new Uint8Array(network.library.size);
    this.tied = new Uint8Array(network.library.size);
    this.#markEdges();
    this.#markNodes();
    this.#dropLooseEdges();
    this.nodeCount = count(this.nodes);
    this.edgeCount = count(this.edges);
  }

  /** Edges of a wanted role, weight and time between kinds that are shown. */
  #markEdges() {
    const { network, state } = this;
    const roles = new Set(state.facets.role ?? []);
    const off = new Set(state.off);
    const hidden = network.library.kinds.map((kind) => off.has(kind));
    const kinds = network.library.nodesTable.numbers("kind");
    const least = state.least * MILLION;
    for (let edge = 0; edge < network.edges.count; edge += 1) {
      if (network.weights[edge] < least) continue;
      if (hidden[kinds[network.from[edge]]] || hidden[kinds[network.to[edge]]]) continue;
      if (roles.size && !roles.has(network.relation(edge))) continue;
      if (this.timed && !fitsTime(network.start(edge), network.end(edge), state)) continue;
      this.edges[edge] = 1;
      this.tied[network.from[edge]] = 1;
      this.tied[network.to[edge]] = 1;
    }
  }

  /** Things of a shown kind and time; what lost all its ties with a hidden kind goes with it,
      but a project stands for itself. */
  #markNodes() {
    const { network, state } = this;
    const { library } = network;
    const off = new Set(state.off);
    const loose = off.size > 0 && this.edges.includes(1);
    const narrowed = state.facets.role?.length || state.least > 0;
    for (const node of network.nodes) {
      if (off.has(library.kind(node))) continue;
      const dated = library.start(node) || library.end(node);
      if (this.timed && dated && !fitsTime(library.start(node), library.end(node), state)) continue;
      if (this.timed && !dated && !this.tied[node]) continue;
      if (narrowed && !this.tied[node]) continue;
      if (loose && !this.tied[node] && network.degree(node) > 0 && library.kind(node) !== "project") continue;
      this.nodes[node] = 1;
    }
    for (const name of FACETS) {
      if (state.facets[name]?.length) this.#narrow(name, new Set(state.facets[name]));
    }
  }

  /** Keep what has a wanted value; what has no value of this kind stays beside something wanted. */
  #narrow(name, wanted) {
    const { network } = this;
    const passes = new Uint8Array(this.nodes.length);
    const silent = [];
    for (const node of network.nodes) {
      if (!this.nodes[node]) continue;
      const values = facetValues(network.library, node, name);
      if (!values.length) silent.push(node);
      else if (values.some((value) => wanted.has(value))) passes[node] = 1;
    }
    const beside = silent.filter((node) => this.#neighbours(node).some((other) => passes[other]));
    for (const node of beside) passes[node] = 2;
    for (const node of network.nodes) if (!passes[node]) this.nodes[node] = 0;
  }

  #neighbours(node) {
    const { network, edges } = this;
    return Array.from(network.incident(node)).filter((edge) => edges[edge]).map((edge) => network.other(edge, node));
  }

  #dropLooseEdges() {
    const { network, nodes, edges } = this;
    for (let edge = 0; edge < edges.length; edge += 1) {
      if (edges[edge] && !(nodes[network.from[edge]] && nodes[network.to[edge]])) edges[edge] = 0;
    }
  }

  /** The shown edges at a thing. */
  incident(node) {
    return Array.from(this.network.incident(node)).filter((edge) => this.edges[edge]);
  }

  /** How many shown things there are of each kind. */
  kinds() {
    return tally(this.shown(), (node) => [this.network.library.kind(node)]);
  }

  /** The shown things, in the network's order. */
  shown() {
    return Array.from(this.network.nodes).filter((node) => this.nodes[node]);
  }

  /** The shown edges. */
  ties() {
    const found = [];
    for (let edge = 0; edge < this.edges.length; edge += 1) if (this.edges[edge]) found.push(edge);
    return found;
  }
}

/** What must change so that a thing is seen: nothing, its kind, then those of its neighbours, then all filters. */
function whatShows(node, network, state) {
  const { library } = network;
  const beside = Array.from(network.incident(node)).map((edge) => library.kind(network.other(edge, node)));
  const [own, around] = [[], beside].map((more) => state.off.filter((kind) => ![library.kind(node), ...more].includes(kind)));
  const free = { facets: {}, from: 0, to: 0, when: "running", least: 0 };
  const ways = [{}, { off: own }, { off: around }, { off: own, ...free }, { off: around, ...free }];
  return ways.find((way) => new Visible(network, { ...state, ...way }).nodes[node]);
}

/** For each value of a facet: its label, and how many things the other filters leave of it. */
function facetOptions(shown, name) {
  const { network } = shown;
  if (name === "role") return roleOptions(shown);
  if (!network.facetNames().has(name)) return [];
  const { library } = network;
  const counts = tally(withoutFacet(shown, name).shown(), (node) => facetValues(library, node, name));
  const labels = new Map();
  for (const node of network.nodes) {
    for (const facet of library.facetsOf(node, name)) labels.set(facet.value, facet.label);
  }
  return [...labels].map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }));
}

/** What is shown if one facet does not narrow it. */
function withoutFacet(shown, name) {
  const { network, state } = shown;
  if (!state.facets[name]?.length) return shown;
  return new Visible(network, { ...state, facets: { ...state.facets, [name]: [] } });
}

function roleOptions(shown) {
  const { network } = shown;
  const free = withoutFacet(shown, "role");
  const [roles, relations] = ["role", "relation"].map((name) => network.edges.numbers(name));
  const { library } = network;
  const options = new Map();
  for (let edge = 0; edge < roles.length; edge += 1) {
    if (!options.has(relations[edge])) options.set(relations[edge], { role: roles[edge], count: 0 });
    options.get(relations[edge]).count += free.edges[edge];
  }
  return [...options].filter(([, { role }]) => library.local("roles", "", role)).map(([relation, { role, count: amount }]) =>
    ({ value: library.text("relations", "name", relation), label: library.local("roles", "", role), count: amount }));
}

/** The values of one facet that a thing has. */
function facetValues(library, node, name) {
  return library.facetsOf(node, name).map((facet) => facet.value);
}

/** How often each value comes. */
function tally(items, valuesOf) {
  const counts = new Map();
  for (const item of items) for (const value of valuesOf(item)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function count(marks) {
  let total = 0;
  for (const mark of marks) total += mark;
  return total;
}

/** The first and last year of the things of a network, else of its ties; null where none is known. */
function yearRange(network) {
  const { library } = network;
  const timed = Array.from(network.nodes).filter((node) => ["project", "event"].includes(library.kind(node)));
  const ofThings = (timed.length ? timed : Array.from(network.nodes)).flatMap((node) => [library.start(node), library.end(node)]);
  const ofTies = () => [...new Set(network.edges.numbers("period"))].flatMap((period) => ["start", "end"].map((end) => library.text("periods", end, period)));
  const known = (ofThings.some(Boolean) ? ofThings : ofTies()).filter(Boolean).map(yearOf);
  if (!known.length) return null;
  return known.reduce(([first, last], year) => [Math.min(first, year), Math.max(last, year)], [Infinity, -Infinity]);
}
