/* The network view: the scene of the moment, what is picked out in it, and where the reader looks. */

class NetworkView {
  constructor(page) {
    this.page = page;
    this.hover = null;
    this.colours = readColours();
    this.engine = new Engine(byId("plane"), {
      press: (hit) => this.#pressed(hit),
      open: (hit) => hit?.item && !hit.item.group && page.focusOn(hit.item.node),
      hover: (hit) => this.#hovered(hit),
      moved: (item) => this.#moved(item),
      viewed: () => this.#viewed(),
    });
  }

  /** Take over the colours of the page as they are now. */
  recolour() {
    this.colours = readColours();
    if (!this.drawing) return;
    this.drawing.colours = this.colours;
    this.engine.draw();
  }

  /** Draw what a state asks for. */
  draw(differs, next, old) {
    const size = this.#size();
    const remade = differs("network", "language", "off", "facets", "from", "to", "when", "least", "group", "steps", "goal", "sameTime", "open", "moved", "view");
    const around = next.steps > 0 || next.goal || this.scene?.mode === "communities";
    if (remade || (around && differs("selected"))) {
      const mode = this.scene?.mode;
      this.#build(next, size);
      this.#view(next, old, mode, differs);
    }
    if (differs("camera") && next.camera && !this.viewing) this.#place(next.camera);
    this.mark();
  }

  #build(state, size) {
    this.scene = new SceneBuilder(this.page.network, this.page.visible, state, size).build();
    this.drawing = new Drawing(this.scene, this.colours);
  }

  /** Choose where to look: where the reader was, where the address says, else at everything. */
  #view(next, old, mode, differs) {
    const { width, height } = this.#size();
    const whole = Camera.fitting(this.scene, width, height);
    this.drawing.whole = whole;
    const sameLayout = old && this.page.network.layoutWithout(next.off) === this.page.network.layoutWithout(old.off);
    const narrowed = !next.camera && differs("facets", "least");
    const kept = this.drawing.scene.mode === mode && sameLayout && !narrowed && !differs("network", "group") && !["focus", "path"].includes(mode);
    this.engine.setData(this.drawing);
    this.wholeCamera = whole;
    if (next.camera && ["whole", "communities", "groups"].includes(this.scene.mode) && (!kept || !old)) this.#place(next.camera);
    else if (!kept) this.engine.setView(whole);
  }

  /** A camera from the address: the middle and the closeness relative to the whole. */
  #place([x, y, closer]) {
    const { wholeCamera } = this;
    this.engine.setView({ x: wholeCamera.x + x / wholeCamera.scale, y: wholeCamera.y + y / wholeCamera.scale, scale: wholeCamera.scale * closer });
  }

  #size() {
    const plane = byId("plane");
    return { width: plane.clientWidth || 800, height: plane.clientHeight || 600 };
  }

  /** What is picked out in the picture, from state, pointer and keyboard. */
  mark() {
    const { edge } = this.page.state.now;
    const item = this.#selected();
    const tie = edge ? this.page.network.findEdge(edge) : -1;
    const near = this.#near(item, tie);
    this.drawing.setMarks({
      selected: item?.key ?? null,
      centre: item?.key ?? null,
      near,
      line: tie < 0 ? null : tie,
      hover: this.hover,
      cursor: this.page.keyboard?.cursor ?? null,
      forLabels: near ? `${item?.key} ${tie}` : "",
    });
    this.engine.draw();
  }

  /** The item of the picked thing, if it is in the scene. */
  #selected() {
    return this.scene.byNode.get(this.page.library.find(this.page.state.now.selected));
  }

  /** The keys of what stays bright; null where all does. */
  #near(item, tie) {
    const { scene } = this;
    const { network } = this.page;
    if (["focus", "path"].includes(scene.mode)) return null;
    if (tie >= 0) return new Set([network.from[tie], network.to[tie]]);
    if (!item) return null;
    const keys = new Set([item.key]);
    for (const line of scene.lines) {
      if (line.from === item) keys.add(line.to.key);
      if (line.to === item) keys.add(line.from.key);
    }
    return keys;
  }

  #pressed(hit) {
    const { page } = this;
    const { edge, steps, goal, selected } = page.state.now;
    if (hit?.item?.group) page.openGroup(hit.item.group);
    else if (hit?.item) page.select(page.library.id(hit.item.node));
    else if (hit?.line && !hit.line.count) page.pickEdge(hit.line.edges[0]);
    else if (edge) page.state.set({ edge: "" });
    else if (selected && !steps && !goal) page.select("");
  }

  #hovered(hit) {
    const key = hit?.item?.key ?? null;
    if (key === this.hover) return;
    this.hover = key;
    this.mark();
  }

  #moved(item) {
    if (item.node < 0 || !this.scene.fitting) return;
    const place = this.scene.fitting.back([item.x, item.y]).map(Math.round);
    const { state, library } = this.page;
    state.set({ moved: { ...state.now.moved, [library.id(item.node)]: place } });
  }

  /** Keep in the state where the reader looks, relative to the view of everything. */
  #viewed() {
    const camera = this.engine.camera();
    const { wholeCamera } = this;
    this.viewing = true;
    const [x, y] = [(camera.x - wholeCamera.x) * wholeCamera.scale, (camera.y - wholeCamera.y) * wholeCamera.scale];
    this.page.state.set({ camera: [round(x, 1), round(y, 1), round(camera.scale / wholeCamera.scale, 3)] });
    this.viewing = false;
  }

  /** The window has another shape: fit again unless the reader has chosen where to look. */
  resize() {
    this.engine.resize();
    const { width, height } = this.#size();
    if (this.#outgrown(width, height)) {
      this.#build(this.page.state.now, { width, height });
      this.engine.setData(this.drawing);
      this.mark();
    }
    this.wholeCamera = Camera.fitting(this.scene, width, height);
    this.drawing.whole = this.wholeCamera;
    this.drawing.labels = null;
    const { camera } = this.page.state.now;
    if (["focus", "path"].includes(this.scene.mode) || !camera) this.#refit();
    else this.#place(camera);
  }

  /** Whether the scene was planned for a window of another shape. */
  #outgrown(width, height) {
    const { mode, fitting } = this.scene;
    if (["focus", "path"].includes(mode)) return true;
    return mode === "whole" && fitting.turned !== new Fitting(this.page.network.layout, width, height).turned;
  }

  /** Fit again after a change of the window; a picked thing and its neighbours stay in sight. */
  #refit() {
    const item = this.#selected();
    if (item && this.scene.mode === "whole") this.bringIntoView(item);
    else this.engine.setView(this.wholeCamera);
  }

  zoom(factor) {
    const { x, y, scale } = this.engine.camera();
    this.engine.setView({ x, y, scale: scale * factor });
    this.#viewed();
  }

  pan(dx, dy) {
    const { x, y, scale } = this.engine.camera();
    this.engine.setView({ x: x + (80 * dx) / scale, y: y + (80 * dy) / scale, scale });
    this.#viewed();
  }

  /** Look at everything. */
  whole() {
    this.lookAt(this.scene);
    this.page.state.set({ camera: null });
  }

  /** Look at a scene or a part of one. */
  lookAt(scene) {
    const { width, height } = this.#size();
    this.engine.setView(Camera.fitting(scene, width, height));
  }

  /** Look at some items, and keep that in the state. */
  lookAtItems(items) {
    this.lookAt({ items, outlines: [], mode: "whole" });
    this.#viewed();
  }

  /** Move the view only as far as is needed to see an item with its neighbours and their names;
      where they do not fit, or the window is small, they fill it. */
  bringIntoView(item) {
    const near = this.scene.mode === "whole" ? this.#near(item, -1) : new Set([item.key]);
    const items = this.scene.items.filter(({ key }) => near.has(key));
    const camera = this.engine.camera();
    const xs = items.map(({ x }) => camera.across(x));
    const ys = items.map(({ y }) => camera.down(y));
    const [air, room] = [Math.min(130, camera.width * 0.3), 34];
    const fits = Math.max(...xs) - Math.min(...xs) <= camera.width - 2 * air && Math.max(...ys) - Math.min(...ys) <= camera.height - 2 * room;
    if (!fits || (camera.width < NARROW && items.length > 1)) {
      this.lookAt({ items, outlines: [], mode: "near" });
      return;
    }
    const right = Math.max(0, Math.max(...xs) - camera.width + air) + Math.min(0, Math.min(...xs) - air);
    const down = Math.max(0, Math.max(...ys) - camera.height + room) + Math.min(0, Math.min(...ys) - room);
    if (right || down) this.engine.setView({ x: camera.x + right / camera.scale, y: camera.y + down / camera.scale, scale: camera.scale });
  }
}
