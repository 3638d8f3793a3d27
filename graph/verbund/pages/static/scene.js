/* What is to be drawn: items with places, edges between them, outlines behind them. */

/** More things than this are never on the screen at once. */
const MOST = 2000;

/** How far below the others the row of untied things stands. */
const LOOSE_GAP = 60;

/** The widest line of a label in focus. */
const FOCUS_WIDE = 190;

/** How important a label is, by kind; ties decide within a kind. */
const RANKS = { cluster: 6, project: 5, organisation: 3, topic: 2, event: 1.5, person: 1, thing: 2 };

/** Builds the scene for a state. */
class SceneBuilder {
  constructor(network, visible, state, size) {
    Object.assign(this, { network, visible, state, size });
    this.library = network.library;
    this.aspect = size.width / Math.max(1, size.height);
    this.items = [];
    this.byNode = new Map();
    this.selected = this.library.find(state.selected);
    if (!network.has(this.selected)) this.selected = -1;
  }

  build() {
    const goal = this.library.find(this.state.goal);
    if (this.selected >= 0 && this.network.has(goal)) return this.#path(goal);
    if (this.selected >= 0 && this.state.steps > 0) return this.#focus();
    if (this.state.group) return this.#grouped();
    if (this.visible.nodeCount > MOST) return new CommunityBuilder(this).build();
    return this.#whole();
  }

  /** An item for a node at a place. */
  add(node, x, y, more = {}) {
    const { library } = this;
    const kind = library.kind(node);
    const degree = this.network.degree(node);
    const item = {
      key: node, node, kind, x, y,
      r: SIZES[kind] + Math.min(6, Math.sqrt(degree) * 0.75),
      label: library.short(node),
      rank: RANKS[kind] * 1000 + degree,
      style: STYLES[kind] ?? "plain",
      hollow: kind === "cluster",
      ...more,
    };
    item.text = wrapped(item.label, item.style, more.wide);
    this.items.push(item);
    this.byNode.set(node, item);
    return item;
  }

  /** Edges among the items, several between two things as one line. */
  ties(edges = this.visible.ties()) {
    const lines = new Map();
    for (const edge of edges) {
      const from = this.byNode.get(this.network.from[edge]);
      const to = this.byNode.get(this.network.to[edge]);
      if (!from || !to || from === to) continue;
      const key = from.key < to.key ? `${from.key} ${to.key}` : `${to.key} ${from.key}`;
      const line = lines.get(key);
      if (line) line.edges.push(edge);
      else lines.set(key, { from, to, edges: [edge] });
    }
    for (const line of lines.values()) Object.assign(line, lineLook(this.network, line.edges));
    return [...lines.values()];
  }

  scene(mode, more = {}) {
    this.items.sort((one, other) => other.rank - one.rank || one.key - other.key);
    return { mode, items: this.items, lines: [], outlines: [], captions: [], byNode: this.byNode, sides: () => SIDES, forced: false, ...more };
  }

  #whole() {
    const { network, state } = this;
    const layout = network.layoutWithout(state.off);
    const fitting = new Fitting(layout, this.size.width, this.size.height);
    for (const node of this.visible.shown()) {
      const place = network.place[node];
      const id = this.library.id(node);
      const [x, y] = fitting.to(Object.hasOwn(state.moved, id) ? state.moved[id] : [layout.x[place], layout.y[place]]);
      this.add(node, x, y);
    }
    const outlines = layout.groups
      .filter((group) => group.outline.length > 2 && this.#lives(group))
      .map((group) => ({ label: this.library.words.of(group.label), corners: this.#corners(group, fitting) }));
    this.#gatherLoose(fitting, outlines);
    return this.scene("whole", { lines: this.ties(), outlines, captions: this.#loose(fitting), fitting });
  }

  /** Whether a group still has what it is made of: a project, where it has projects and they may be seen. */
  #lives({ members }) {
    const projects = this.state.off.includes("project") ? [] : members.filter((node) => this.library.kind(node) === "project");
    return (projects.length ? projects : members).some((node) => this.byNode.has(node));
  }

  /** The outline of a group, of which only the part near its shown members is left. */
  #corners({ outline, members }, fitting) {
    const corners = outline.map((point) => fitting.to(point));
    const shown = members.filter((node) => this.byNode.has(node));
    if (shown.length === members.length) return corners;
    const rest = shrunk(corners, shown.map((node) => this.byNode.get(node)).map(({ x, y }) => [x, y]));
    return rest.length > 2 ? rest : corners;
  }

  /** Things that nothing ties to others. */
  #untied() {
    return this.items.filter((item) => this.network.degree(item.node) === 0);
  }

  /** Where filters left a gap before the row of untied things, it moves to the middle of the others. */
  #gatherLoose({ turned }, outlines) {
    const loose = this.#untied();
    const others = { items: this.items.filter((item) => !loose.includes(item)), outlines };
    if (!loose.length || !others.items.length) return;
    const [box, row] = [bounds(others), bounds({ items: loose, outlines: [] })];
    const gap = (turned ? row.left - box.right : row.top - box.bottom) - LOOSE_GAP;
    if (gap <= LOOSE_GAP) return;
    const [right, down] = [box.left + box.right - row.left - row.right, box.top + box.bottom - row.top - row.bottom].map((twice) => twice / 2);
    for (const item of loose) Object.assign(item, turned ? { x: item.x - gap, y: item.y + down } : { x: item.x + right, y: item.y - gap });
  }

  /** A word beside the row of things that nothing ties to others. */
  #loose({ turned }) {
    const loose = this.#untied();
    if (turned || loose.length < 4) return [];
    const last = loose.reduce((one, other) => (other.x > one.x ? other : one));
    return [{ text: this.library.words.say("loose"), x: last.x + 18 + last.text.width, y: last.y, side: "right" }];
  }

  #focus() {
    const known = new Set([this.selected]);
    const groups = this.#byVerb(known);
    if (this.state.steps > 1) this.#addChildren(groups, known);
    const branched = asTree(groups, this.state.steps, this.size);
    const { places, captions } = (branched ? tree : radial)(this.selected, groups, this.size);
    for (const [node, { x, y, ...more }] of places) this.add(node, x, y, { ...more, wide: FOCUS_WIDE });
    const centre = this.byNode.get(this.selected);
    centre.rank = Infinity;
    const inner = new Set([this.selected, ...groups.flatMap(({ members }) => members.map(({ node }) => node))]);
    const ties = this.ties().filter(({ from, to }) => inner.has(from.node) || inner.has(to.node));
    const lines = branched ? twigs(ties) : ties;
    return this.scene("focus", { lines, captions, branched, sides: (item) => focusSides(item.side), forced: true, centre });
  }

  /** The neighbours of the picked thing under the verb that ties them. */
  #byVerb(known) {
    const groups = tiesByVerb(this.visible, this.selected).map(({ verb, ties }) => {
      const fresh = [...new Set(ties.map(({ other }) => other))].filter((other) => !known.has(other));
      for (const other of fresh) known.add(other);
      return { caption: verb, wide: wrapped(verb, "group", 320).width, members: fresh.map((node) => ({ node, ...this.#roomOf(node) })) };
    });
    return groups.filter((group) => group.members.length);
  }

  /** Neighbours of neighbours, as long as there is room on the screen. */
  #addChildren(groups, known) {
    for (const member of groups.flatMap((group) => group.members)) {
      const children = tiesByVerb(this.visible, member.node).flatMap(({ ties }) => ties).map(({ other }) => other).filter((other) => !known.has(other));
      member.children = [...new Set(children)].slice(0, Math.max(0, MOST - known.size)).map((node) => ({ node, ...this.#roomOf(node) }));
      for (const { node } of member.children) known.add(node);
    }
  }

  /** The lines of a name, and how wide the widest is. */
  #roomOf(node) {
    const { lines, width } = wrapped(this.library.short(node), STYLES[this.library.kind(node)] ?? "plain", FOCUS_WIDE);
    return { lines: lines.length, wide: width };
  }

  #path(goal) {
    const { state } = this;
    const { path, widened } = meaningfulPath(this.visible, this.selected, goal, state);
    const nodes = path ? path.nodes : [this.selected, goal];
    for (const [node, place] of chain(nodes, this.size)) {
      const item = this.add(node, place.x, place.y, { side: "right" });
      item.r += 3;
      item.text = wrapped(chainName(this.library, node), item.style, 330);
    }
    const lines = path ? this.ties(path.edges) : [];
    for (const line of lines) {
      const above = line.from.y < line.to.y ? line.from : line.to;
      line.verb = this.network.verb(line.edges[0], above.node);
    }
    return this.scene("path", { lines, path, widened, sides: () => SIDES.slice(0, 1), forced: true });
  }

  #grouped() {
    const groups = gather(this.visible.shown().slice(0, MOST), this.visible, this.state.group);
    const order = (node) => -RANKS[this.library.kind(node)] * 1000 - this.network.degree(node);
    for (const group of groups) {
      group.members.sort((one, other) => order(one) - order(other));
      group.rooms = group.members.map((node) => (this.library.kind(node) === "project" ? 7 : 1));
    }
    groups.sort((one, other) => other.members.length - one.members.length || one.value.localeCompare(other.value));
    const { places, groups: made } = islands(groups, this.aspect);
    for (const [node, place] of places) this.add(node, place.x, place.y);
    const outlines = made.map((group) => ({ label: group.label, corners: circle(group.x, group.y, group.radius) }));
    return this.scene("groups", { lines: this.ties(), outlines });
  }
}

/** What a thing is called in a path: whole, but projects and events by their short names, and what
    has no whole name in the reader's language. */
function chainName(library, node) {
  const brief = ["project", "event"].includes(library.kind(node)) || !library.translated(node);
  return brief ? library.short(node) : library.label(node);
}

/** The lines of a tree, each from a thing to what stands below it, down and then across. */
function twigs(lines) {
  const turned = lines.map((line) => (line.from.parent === line.to.key ? { ...line, from: line.to, to: line.from } : line));
  return turned.filter(({ from, to }) => to.parent === from.key).map((line) => ({ ...line, trunk: line.to.trunk }));
}

/** In focus, labels stand outside the ring. */
function focusSides(side) {
  const byName = { right: [0, 4, 5], left: [1, 6, 7], below: [2, 3, 8, 10] };
  return (byName[side] ?? byName.below).map((index) => SIDES[index]);
}

/** How the line of some edges looks. */
function lineLook(network, edges) {
  const looks = new Set(edges.map((edge) => LOOKS[network.relation(edge)] ?? "plain"));
  const look = ["strong", "plain", "dashed", "dotted"].find((name) => looks.has(name));
  const weight = network.weighted ? edges.reduce((sum, edge) => sum + network.weight(edge), 0) : 0;
  return { look, thick: weight ? Math.min(4, 0.6 + 1.3 * Math.sqrt(weight)) : 0 };
}

/** The smallest box around all items, with room for their labels. */
function bounds(scene) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const take = (x, y) => {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  };
  for (const item of scene.items) take(item.x, item.y);
  for (const outline of scene.outlines) for (const [x, y] of outline.corners) take(x, y);
  return Number.isFinite(box.left) ? box : { left: 0, right: 1, top: 0, bottom: 1 };
}
