/* Draws a scene on a canvas or into SVG. All sizes are pixels; a camera says where things are. */

/** Draws one scene; keeps the places of labels while the view only moves. */
class Drawing {
  constructor(scene, colours) {
    Object.assign(this, { scene, colours });
    this.marks = NO_MARKS;
    this.labels = null;
    this.whole = null;
  }

  /** Pixels for one unit when all is seen. */
  get fit() { return this.whole?.scale ?? 1; }

  /** What is picked out: a selected item, items and lines near it, the pointer, the keyboard. */
  setMarks(marks) {
    if (!same(marks.forLabels, this.marks.forLabels)) this.labels = null;
    this.marks = marks;
  }

  /** Nodes grow a little, not as fast as the plane, when the reader comes closer. */
  radius(item, camera) {
    const most = this.scene.mode === "communities" ? 1.25 : 1.9;
    const closer = Math.min(most, Math.max(0.72, (camera.scale / this.fit) ** 0.45));
    const small = Math.min(1, Math.max(0.8, camera.width / 900));
    return item.r * closer * small;
  }

  #lit(item) { return !this.marks.near || this.marks.near.has(item.key); }

  /** Outlines of groups, all lines, and the nodes, the important ones last. */
  under(context, camera) {
    for (const outline of this.scene.outlines) this.#outline(context, camera, outline);
    const quiet = [];
    const bright = [];
    for (const line of this.scene.lines) {
      if (this.#bright(line)) bright.push(line);
      if (line.trunk !== undefined || !this.#bright(line)) quiet.push(line);
    }
    this.#quietLines(context, camera, quiet);
    for (const line of bright) this.#brightLine(context, camera, line);
    for (let index = this.scene.items.length - 1; index >= 0; index -= 1) this.#node(context, camera, this.scene.items[index]);
  }

  #bright(line) {
    const { marks, scene } = this;
    if (scene.mode === "path") return true;
    if (marks.line !== null && line.edges.includes(marks.line)) return true;
    return marks.centre !== null && (line.from.key === marks.centre || line.to.key === marks.centre);
  }

  #outline(context, camera, { corners }) {
    context.save();
    context.beginPath();
    const points = corners.map(([x, y]) => [camera.across(x), camera.down(y)]);
    const middle = (one, other) => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
    context.moveTo(...middle(points[points.length - 1], points[0]));
    points.forEach((point, index) => context.quadraticCurveTo(...point, ...middle(point, points[(index + 1) % points.length])));
    context.closePath();
    context.fillStyle = this.colours.outline;
    context.fill();
    context.strokeStyle = this.colours.outlineEdge;
    context.lineWidth = 1;
    context.stroke();
    context.restore();
  }

  /** All unpicked lines of one look in one stroke each. */
  #quietLines(context, camera, lines) {
    const faded = this.marks.near !== null && this.scene.mode !== "focus";
    const bundles = new Map();
    for (const line of lines) {
      const thick = line.thick || (line.look === "strong" ? 1.5 : 0.9);
      const key = `${line.look} ${thick.toFixed(1)}`;
      if (!bundles.has(key)) bundles.set(key, { thick, look: line.look, lines: [] });
      bundles.get(key).lines.push(line);
    }
    context.save();
    context.globalAlpha = faded ? 0.28 : lines.length > 2500 ? 0.45 : 1;
    for (const { thick, look, lines: bundle } of bundles.values()) {
      context.beginPath();
      for (const line of bundle) this.#trace(context, camera, line);
      context.lineWidth = thick;
      context.setLineDash(DASHES[look]);
      context.strokeStyle = look === "strong" ? this.colours.edgeStrong : this.colours.edge;
      context.stroke();
    }
    context.restore();
  }

  #trace(context, camera, { from, to, trunk }) {
    context.moveTo(camera.across(from.x), camera.down(from.y));
    if (trunk !== undefined) {
      if (trunk !== from.x) for (const x of [from.x, trunk]) context.lineTo(camera.across(x), camera.down(from.y + BUS));
      context.lineTo(camera.across(trunk), camera.down(to.y));
    }
    context.lineTo(camera.across(to.x), camera.down(to.y));
  }

  /** A picked line in the colour of the neighbour it leads to. */
  #brightLine(context, camera, line) {
    const far = line.from.key === this.marks.centre ? line.to : line.from;
    context.save();
    context.beginPath();
    this.#trace(context, camera, apart(line));
    context.lineWidth = Math.max(line.look === "strong" ? 3 : 1.6, line.thick);
    context.setLineDash(DASHES[line.look]);
    context.strokeStyle = this.scene.mode === "path" ? this.colours.soft : this.colours.kinds[far.kind];
    context.stroke();
    context.restore();
  }

  /** One node, with a ring where it is selected and another where the keyboard is. */
  #node(context, camera, item) {
    const [x, y, r] = [camera.across(item.x), camera.down(item.y), this.radius(item, camera)];
    const { colours, marks } = this;
    const away = r + 12;
    if (x < -away || y < -away || x > camera.width + away || y > camera.height + away) return;
    context.globalAlpha = this.#lit(item) ? 1 : 0.22;
    traceShape(context, item.kind, x, y, r);
    context.fillStyle = item.hollow ? colours.paper : colours.kinds[item.kind];
    context.fill();
    context.lineWidth = item.hollow ? 2 : 1.2;
    context.strokeStyle = item.hollow ? colours.kinds[item.kind] : colours.paper;
    context.stroke();
    if (item.inside) this.#inside(context, item, x, y);
    if (item.key === marks.selected) this.#ring(context, item, x, y, r + 3.5, colours.ink, 2);
    if (item.key === marks.cursor) this.#ring(context, item, x, y, r + 7, colours.accent, 3);
    context.globalAlpha = 1;
  }

  /** How many are in a community, in the middle of its ring. */
  #inside(context, item, x, y) {
    Object.assign(context, { font: FONTS.plain.font, textAlign: "center", fillStyle: this.colours.soft });
    context.fillText(item.inside, x, y + 4);
  }

  #ring(context, item, x, y, r, colour, width) {
    traceShape(context, item.kind, x, y, r);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  /** Names of groups, of nodes, and verbs on the edges of a path. */
  over(context, camera) {
    if (!this.labels || this.labels.scale !== camera.scale) this.labels = this.#place(camera);
    this.seen = camera;
    const [right, down] = [camera.across(0), camera.down(0)];
    context.globalAlpha = this.marks.near ? FADED : 1;
    for (const label of this.labels.groups) this.#text(context, shifted(label, right, down), this.colours.soft);
    context.globalAlpha = 1;
    for (const label of this.labels.nodes) if (label.away) this.#leader(context, shifted(label, right, down), camera);
    for (const label of this.labels.nodes) {
      const colour = this.colours.inks[label.item.kind];
      this.#text(context, shifted(label, right, down), colour);
    }
    if (!this.marks.near) for (const caption of this.scene.captions) this.#text(context, captionBox(caption, camera), this.colours.soft);
    for (const line of this.scene.lines) if (line.verb) this.#verb(context, camera, line);
    this.#pointed(context, camera);
  }

  /** A thin line from a thing to its name that found no place beside it. */
  #leader(context, { item, left, right, top, bottom }, camera) {
    const [x, y] = [camera.across(item.x), camera.down(item.y)];
    const [nearX, nearY] = [Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y))];
    const outside = this.radius(item, camera) / Math.max(1, Math.hypot(nearX - x, nearY - y));
    if (outside >= 1) return;
    context.save();
    context.beginPath();
    context.moveTo(x + outside * (nearX - x), y + outside * (nearY - y));
    context.lineTo(nearX, nearY);
    context.strokeStyle = this.colours.soft;
    context.lineWidth = 1;
    context.setLineDash([]);
    context.stroke();
    context.restore();
  }

  #text(context, label, colour) {
    if (label.left > this.seen.width || label.right < 0 || label.top > this.seen.height || label.bottom < 0) return;
    drawLabel(context, label, colour, this.colours.paper);
  }

  /** Places for all labels, as if the plane's origin stood in the corner: moving keeps them. */
  #place(camera) {
    const { scene, marks } = this;
    const still = new Camera(0, 0, camera.scale, 0, 0);
    const items = scene.items.map((item) => Object.assign(item, { px: item.x * camera.scale, py: item.y * camera.scale, pr: this.radius(item, camera) + (item.key === marks.selected ? 5 : 0) }));
    const crowded = marks.near && camera.width < MIDDLING;
    const groups = crowded ? [] : placeGroupLabels(scene.outlines, still, items, this.#limits(camera));
    const captions = marks.near ? [] : scene.captions.map((caption) => captionBox(caption, still));
    const first = marks.near ? items.filter((item) => marks.near.has(item.key)) : items;
    const ordered = marks.selected === null ? first : [...first].sort((one, other) => (other.key === marks.selected) - (one.key === marks.selected));
    const few = marks.near !== null && ordered.length <= 60;
    const projects = scene.mode !== "communities" && this.#roomForProjects(items, camera);
    const must = (item) => scene.forced || item.key === marks.selected || (projects && item.kind === "project");
    const forced = (item) => few || must(item) || (Boolean(item.group) && camera.width >= MIDDLING);
    const limits = scene.forced ? null : few ? this.#edge(camera) : this.#limits(camera);
    const nodes = placeLabels(this.#brief(ordered, camera), { obstacles: [...groups, ...captions], forced, must, sides: scene.sides, limits });
    return { scale: camera.scale, groups, nodes };
  }

  /** Whether so few projects are shown that each must have its name in any case. */
  #roomForProjects(items, { width, height }) {
    return items.filter(({ kind }) => kind === "project").length * ROOM_OF_PROJECT <= width * height;
  }

  /** Long names wait until the reader comes closer. */
  #brief(items, camera) {
    if (this.scene.forced || this.marks.near || camera.scale > 1.5 * this.fit) return items;
    return items.map((item) => (item.text.lines.length > 2 && item.kind !== "project" && !item.group ? { ...item, text: null } : item));
  }

  /** The edge of the window when all is seen: no label is cut there. */
  #limits(camera) { return this.whole && this.#edge(camera, this.whole); }

  /** The edge of the window as another camera has it, the one that looks now unless told otherwise. */
  #edge(camera, other = camera) {
    const [wide, high] = [(other.width / 2 / other.scale) * camera.scale - 6, (other.height / 2 / other.scale) * camera.scale - 4];
    const [x, y] = [other.x * camera.scale, other.y * camera.scale];
    return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
  }

  #verb(context, camera, line) {
    const [x, y] = [camera.across((line.from.x + line.to.x) / 2), camera.down((line.from.y + line.to.y) / 2)];
    const text = wrapped(line.verb, "verb");
    const label = besides({ text }, x, y, 6, SIDES[0]);
    this.#text(context, label, this.colours.soft);
  }

  /** The whole name of the thing under the pointer or the keyboard, where its label is missing. */
  #pointed(context, camera) {
    const key = this.marks.hover ?? this.marks.cursor;
    const item = key === null ? null : this.scene.items.find((one) => one.key === key);
    if (!item || this.labels.nodes.some((label) => label.item.key === key)) return;
    const box = besides({ text: item.text, kind: item.kind }, camera.across(item.x), camera.down(item.y), this.radius(item, camera) + 3, SIDES[0]);
    context.save();
    context.fillStyle = this.colours.paper;
    context.fillRect(box.left - 5, box.top - 3, box.right - box.left + 10, box.bottom - box.top + 6);
    context.restore();
    this.#text(context, box, this.colours.inks[item.kind]);
  }

  /** How many items have their label, of how many that should: all, or those near a picked one. */
  labelled() {
    return { shown: this.labels?.nodes.length ?? 0, of: this.marks.near?.size ?? this.scene.items.length };
  }
}

/** The part of a line that leads to one thing alone: of a tree, what leaves the trunk. */
function apart({ from, to, trunk }) {
  return { from: trunk === undefined ? from : { x: trunk, y: to.y }, to };
}

/** A word beside what it is about: the verb above the neighbours that it ties. */
function captionBox({ text, x, y, side }, camera) {
  return besides({ text: wrapped(text, "group", 320) }, camera.across(x), camera.down(y), 5, SIDES[side === "right" ? 0 : 1]);
}

/** The part of the window, in square pixels, that a project needs for its name to stand in any case. */
const ROOM_OF_PROJECT = 9000;

/** How much of a name is left where something else is picked. */
const FADED = 0.5;

const NO_MARKS = Object.freeze({ selected: null, centre: null, near: null, line: null, hover: null, cursor: null, forLabels: "" });
const DASHES = { strong: [], plain: [], dashed: [6, 4], dotted: [1.5, 4] };

function shifted(label, right, down) {
  return { ...label, left: label.left + right, right: label.right + right, top: label.top + down, bottom: label.bottom + down, anchor: label.anchor + right };
}
