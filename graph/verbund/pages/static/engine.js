/* The engine: vis-network gives the canvas, gestures and hits; what is drawn is ours.
   Another engine can take its place: setData, setView, hitTest, draw, toSVG, toPNG. */

class Engine {
  /** `events`: press(hit), open(hit), hover(hit), moved(key, x, y), viewed(). */
  constructor(container, events) {
    this.container = container;
    this.events = events;
    this.nodes = new vis.DataSet();
    this.drawing = null;
    this.byKey = new Map();
    this.network = new vis.Network(container, { nodes: this.nodes, edges: [] }, this.#options());
    this.canvas = container.querySelector("canvas");
    this.#quieten();
    this.network.on("beforeDrawing", (context) => this.#flat(context, (camera) => this.drawing?.under(context, camera)));
    this.network.on("afterDrawing", (context) => this.#flat(context, (camera) => this.drawing?.over(context, camera)));
    this.#listen();
  }

  #options() {
    return {
      autoResize: false,
      physics: false,
      layout: { improvedLayout: false, randomSeed: 1 },
      nodes: { shape: "custom", ctxRenderer: (call) => this.#renderer(call) },
      interaction: { hover: false, keyboard: false, selectable: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
    };
  }

  /** The engine's own elements are not for the keyboard or a screen reader: the frame around is. */
  #quieten() {
    for (const element of this.container.querySelectorAll("*")) {
      element.removeAttribute("tabindex");
      element.setAttribute("aria-hidden", "true");
    }
  }

  #listen() {
    const { network, events } = this;
    network.on("click", (call) => events.press(this.hitTest(call.pointer.DOM.x, call.pointer.DOM.y)));
    network.on("doubleClick", (call) => events.open(this.hitTest(call.pointer.DOM.x, call.pointer.DOM.y)));
    network.on("zoom", () => events.viewed());
    network.on("dragEnd", (call) => this.#dragged(call));
    network.on("dragging", (call) => this.#dragging(call));
    this.container.addEventListener("pointermove", (event) => this.#hover(event));
    this.container.addEventListener("pointerleave", () => events.hover(null));
  }

  #hover(event) {
    if (event.buttons || event.pointerType === "touch" || this.asked) return;
    const box = this.container.getBoundingClientRect();
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      const hit = this.hitTest(event.clientX - box.left, event.clientY - box.top);
      this.container.style.cursor = hit ? "pointer" : "grab";
      this.events.hover(hit);
    });
  }

  #dragging({ nodes }) {
    for (const key of nodes) {
      const item = this.byKey.get(key);
      if (!item) continue;
      Object.assign(item, this.network.getPosition(key));
      this.drawing.labels = null;
    }
  }

  #dragged({ nodes }) {
    this.network.unselectAll();
    if (!nodes.length) {
      this.events.viewed();
      return;
    }
    const item = this.byKey.get(nodes[0]);
    if (item) this.events.moved(item);
  }

  /** Draw in pixels of the page, whatever the engine's own scale is. */
  #flat(context, draw) {
    this.now = this.camera();
    context.save();
    const ratio = this.canvas.width / this.canvas.clientWidth;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(this.now);
    context.restore();
  }

  /** The engine is told how large a node is, to find it under a finger; we draw it ourselves. */
  #renderer({ id }) {
    const item = this.byKey.get(id);
    const camera = this.now ?? this.camera();
    const size = item && this.drawing ? (2 * this.drawing.radius(item, camera) + 8) / camera.scale : 0;
    return { drawNode: () => {}, nodeDimensions: { width: size, height: size } };
  }

  /** Show other items. */
  setData(drawing) {
    this.drawing = drawing;
    this.byKey = new Map(drawing.scene.items.map((item) => [item.key, item]));
    this.nodes.clear();
    const places = [...drawing.scene.items].reverse().map(({ key, x, y }) => ({ id: key, x, y }));
    this.nodes.add(places);
  }

  /** Look somewhere. */
  setView({ x, y, scale }) {
    this.network.moveTo({ position: { x, y }, scale, animation: false });
    this.network.redraw();
  }

  /** Where the reader looks now. */
  camera() {
    const { x, y } = this.network.getViewPosition();
    return new Camera(x, y, this.network.getScale(), this.container.clientWidth, this.container.clientHeight);
  }

  /** What is at a point of the view: {item}, {line} or null. */
  hitTest(x, y) {
    const key = this.network.getNodeAt({ x, y });
    const item = key === undefined ? null : this.byKey.get(key);
    if (item) return { item };
    const line = this.#lineAt(x, y);
    return line ? { line } : null;
  }

  #lineAt(x, y) {
    const camera = this.camera();
    let nearest = null;
    let least = 5;
    for (const line of this.drawing?.scene.lines ?? []) {
      const { from, to } = apart(line);
      const away = distanceToLine(x, y, camera.across(from.x), camera.down(from.y), camera.across(to.x), camera.down(to.y));
      if (away < least) [nearest, least] = [line, away];
    }
    return nearest;
  }

  /** Draw again. */
  draw() {
    this.network.redraw();
  }

  /** The window has another size now. */
  resize() {
    const { clientWidth, clientHeight } = this.container;
    if (!clientWidth || !clientHeight) return;
    const { x, y, scale } = this.camera();
    this.network.setSize(`${clientWidth}px`, `${clientHeight}px`);
    this.setView({ x, y, scale });
  }

  /** The view as SVG, inside the frame that `frame` draws around it. */
  toSVG(frame) {
    return frame.around(this.container.clientWidth, this.container.clientHeight, (context) => {
      const camera = this.camera();
      this.drawing.under(context, camera);
      this.drawing.over(context, camera);
    });
  }

  /** The same picture as PNG. */
  toPNG(frame) {
    return rasterised(this.toSVG(frame));
  }
}

/** How far a point is from a line between two points. */
function distanceToLine(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
