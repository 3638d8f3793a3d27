/* The first picture of a large network: its communities, its hubs, and what the reader opened. */

const HUBS = 24;
const MOST_GROUPS = 300;
const MOST_LINES = 700;
const LINES_EACH = 4;

class CommunityBuilder {
  constructor(builder) {
    this.builder = builder;
    Object.assign(this, { network: builder.network, visible: builder.visible, state: builder.state });
    this.layout = this.network.layout;
    this.fitting = new Fitting(this.layout, builder.size.width, builder.size.height);
  }

  build() {
    const { builder } = this;
    const groups = this.#groups();
    const open = new Set(this.#open(groups));
    const home = new Map();
    for (const group of groups) {
      if (open.has(group.index)) for (const node of group.shown) this.#node(node);
      else this.#community(group, home);
    }
    this.#hubs(home);
    const outlines = groups.filter((group) => open.has(group.index) && group.outline.length > 2)
      .map((group) => ({ label: this.#label(group), corners: group.outline.map((point) => this.fitting.to(point)) }));
    const gathered = groups.reduce((sum, { shown }) => sum + shown.length, 0);
    return builder.scene("communities", { lines: this.#lines(home), outlines, fitting: this.fitting, rest: this.visible.nodeCount - gathered });
  }

  /** The network's groups with their shown members, largest first. */
  #groups() {
    const { visible } = this;
    return this.layout.groups
      .map((group, index) => ({ ...group, index, shown: group.members.filter((node) => visible.nodes[node]) }))
      .filter((group) => group.shown.length)
      .sort((one, other) => other.shown.length - one.shown.length)
      .slice(0, MOST_GROUPS);
  }

  /** Groups that the reader opened, or in which the picked thing is, as far as the screen allows. */
  #open(groups) {
    const wanted = new Set(this.state.open);
    const selected = this.builder.selected;
    let room = MOST - groups.length - HUBS;
    const opened = [];
    for (const group of groups) {
      const asked = wanted.has(group.id) || (selected >= 0 && group.members.includes(selected));
      if (!asked || group.shown.length > room) continue;
      room -= group.shown.length;
      opened.push(group.index);
    }
    return opened;
  }

  #label(group) { return this.network.library.words.of(group.label); }

  #node(node) {
    const { network, layout, builder } = this;
    if (builder.byNode.has(node)) return;
    const place = network.place[node];
    const item = builder.add(node, ...this.fitting.to([layout.x[place], layout.y[place]]));
    item.r = Math.min(6.5, item.r);
  }

  /** A community as one ring in the middle of its members. */
  #community(group, home) {
    const { network, layout, builder } = this;
    const middle = group.shown.reduce(([x, y], node) => [x + layout.x[network.place[node]], y + layout.y[network.place[node]]], [0, 0]);
    const [x, y] = this.fitting.to(middle.map((sum) => sum / group.shown.length));
    const size = group.shown.length;
    const item = {
      key: -1 - group.index, node: -1, group, kind: "cluster", hollow: true, x, y,
      r: 9 + Math.min(24, Math.sqrt(size) * 1.2), label: this.#label(group), rank: 6000 + size, style: "plain",
      inside: this.network.library.words.number(size),
    };
    const narrow = builder.size.width < MIDDLING;
    item.text = wrapped(narrow ? item.label.split(" · ")[0] : item.label, size > 30 && !narrow ? "strong" : "plain");
    builder.items.push(item);
    for (const node of group.shown) home.set(node, item);
  }

  /** The things with most ties, each at the rim of the community that it is in. */
  #hubs(home) {
    const { network, layout, builder } = this;
    const order = (one, other) => network.degree(other) - network.degree(one) || one - other;
    const unit = Math.max(layout.width / builder.size.width, layout.height / builder.size.height);
    const turns = new Map();
    for (const node of [...home.keys()].sort(order).slice(0, HUBS)) {
      const item = home.get(node);
      const turn = turns.get(item) ?? 0;
      turns.set(item, turn + 1);
      const [angle, away] = [Math.PI * (0.25 + 0.5 * turn), (item.r + 13) * unit * 1.2];
      builder.add(node, item.x + away * Math.cos(angle), item.y + away * Math.sin(angle), { hub: true });
    }
  }

  /** Edges gathered between what stands for their ends; the strongest. */
  #lines(home) {
    const { network, visible, builder } = this;
    const at = (node) => builder.byNode.get(node) ?? home.get(node);
    const lines = new Map();
    for (let edge = 0; edge < visible.edges.length; edge += 1) {
      if (!visible.edges[edge]) continue;
      const [from, to] = [at(network.from[edge]), at(network.to[edge])];
      if (!from || !to || from === to) continue;
      const key = from.key < to.key ? from.key * 4_000_037 + to.key : to.key * 4_000_037 + from.key;
      const line = lines.get(key);
      if (!line) lines.set(key, { from, to, edges: [edge], count: 1, look: "plain" });
      else line.count += 1;
    }
    const sorted = [...lines.values()].sort((one, other) => other.count - one.count);
    const most = sorted[0]?.count ?? 1;
    for (const line of sorted) line.thick = 0.6 + 0.6 * Math.round(4 * Math.sqrt(line.count / most));
    return strongestOfEach(sorted).slice(0, MOST_LINES);
  }
}

/** Of lines that come strongest first, those that are among the few strongest of one of their ends. */
function strongestOfEach(lines) {
  const drawn = new Map();
  return lines.filter(({ from, to }) => {
    const [one, other] = [drawn.get(from) ?? 0, drawn.get(to) ?? 0];
    if (one >= LINES_EACH && other >= LINES_EACH) return false;
    drawn.set(from, one + 1).set(to, other + 1);
    return true;
  });
}
