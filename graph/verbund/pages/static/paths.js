/* The most meaningful way from one thing to another. */

/** Passing through a thing with many ties says little, so it costs more. */
function passingCost(degree) {
  return 1 + Math.log2(1 + Math.max(0, degree - 2) / 4);
}

/** Whether two spans share a day; an unknown end is open. */
function overlap(one, other) {
  const start = one.start > other.start ? one.start : other.start;
  const ends = [one.end, other.end].filter(Boolean).sort();
  return !start || !ends.length || start <= ends[0];
}

/** The way as {nodes, edges}, or null where there is none. */
function shortestPath(visible, start, goal, { sameTime = false } = {}) {
  const { network } = visible;
  if (start === goal || !visible.nodes[start] || !visible.nodes[goal]) return null;
  const costs = new Map([[start, 0]]);
  const came = new Map();
  const done = new Set();
  const queue = new Queue();
  queue.push(0, start);
  while (queue.size) {
    const node = queue.pop();
    if (node === goal) return walkBack(came, start, goal);
    if (done.has(node)) continue;
    done.add(node);
    const passing = node === start ? 0 : passingCost(network.degree(node));
    for (const edge of visible.incident(node)) {
      const other = network.other(edge, node);
      if (sameTime && came.has(node) && !overlap(span(network, came.get(node).edge), span(network, edge))) continue;
      const cost = costs.get(node) + passing + 1;
      if (cost >= (costs.get(other) ?? Infinity)) continue;
      costs.set(other, cost);
      came.set(other, { node, edge });
      queue.push(cost, other);
    }
  }
  return null;
}

/** A path through what is shown; where there is none, one through what the filters hide. */
function meaningfulPath(visible, start, goal, state) {
  const found = shortestPath(visible, start, goal, state);
  if (found) return { path: found, widened: false };
  const all = new Visible(visible.network, { ...state, off: [], facets: {}, from: 0, to: 0, when: "running", least: 0 });
  return { path: shortestPath(all, start, goal, state), widened: true };
}

function span(network, edge) {
  return { start: network.start(edge), end: network.end(edge) };
}

function walkBack(came, start, goal) {
  const nodes = [goal];
  const edges = [];
  while (nodes[0] !== start) {
    const step = came.get(nodes[0]);
    nodes.unshift(step.node);
    edges.unshift(step.edge);
  }
  return { nodes, edges };
}

/** A queue that gives the cheapest first (a binary heap). */
class Queue {
  constructor() {
    this.heap = [];
  }

  get size() { return this.heap.length; }

  push(cost, value) {
    const { heap } = this;
    heap.push([cost, value]);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (heap[parent][0] <= heap[child][0]) break;
      [heap[parent], heap[child]] = [heap[child], heap[parent]];
      child = parent;
    }
  }

  pop() {
    const { heap } = this;
    const top = heap[0][1];
    const last = heap.pop();
    if (heap.length) {
      heap[0] = last;
      this.#sink();
    }
    return top;
  }

  #sink() {
    const { heap } = this;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let least = parent;
      if (left < heap.length && heap[left][0] < heap[least][0]) least = left;
      if (right < heap.length && heap[right][0] < heap[least][0]) least = right;
      if (least === parent) return;
      [heap[parent], heap[least]] = [heap[least], heap[parent]];
      parent = least;
    }
  }
}
