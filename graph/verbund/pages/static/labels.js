/* Where labels stand: by priority, beside their node, never over another label or node. */

const CELL = 64;

/** Boxes that are taken, quick to ask. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  #each(box, visit) {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
        if (visit(column * 100_003 + row)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.#each(box, (key) => {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** Whether a box meets one that is taken by something else than `owner`. */
  meets(box, owner) {
    const crosses = (other) =>
      other.owner !== owner && other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top;
    return this.#each(box, (key) => this.cells.get(key)?.some(crosses) ?? false);
  }

  /** How much of what is taken by something else than `owner` a box would cover, in square pixels. */
  covered(box, owner) {
    const met = new Set();
    this.#each(box, (key) => {
      for (const other of this.cells.get(key) ?? []) if (other.owner !== owner) met.add(other);
      return false;
    });
    const common = (other, low, high) => Math.max(0, Math.min(box[high], other[high]) - Math.max(box[low], other[low]));
    return [...met].reduce((sum, other) => sum + common(other, "left", "right") * common(other, "top", "bottom"), 0);
  }
}

/** A text in lines of a style, with its size. */
function wrapped(text, style, wide = FONTS[style].wide) {
  const { font, line } = FONTS[style];
  const width = (part) => measureText(font, part).width;
  const whole = width(text);
  const wanted = whole <= wide ? 1 : Math.min(3, Math.ceil(whole / wide));
  const lines = wanted === 1 ? [text] : inLines(text.split(/(?<=[\s\-/–])/), whole / wanted, width, wanted);
  return { lines, style, width: Math.max(...lines.map((part) => width(part.trim()))), height: lines.length * line };
}

/** Parts in so many lines at most. */
function inLines(parts, target, width, most) {
  const lines = balanced(parts, target, width);
  return lines.length <= most ? lines : inLines(parts, target * 1.15, width, most);
}

/** Parts as lines of about equal width. */
function balanced(parts, target, width) {
  const lines = [""];
  for (const part of parts) {
    const longer = lines[lines.length - 1] + part;
    if (lines[lines.length - 1] && width(longer.trim()) > target * 1.12) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim());
}

/** The sides on which a label may stand, best first. `dx`, `dy` are the direction from the node;
    `lift` moves a label beside its node up or down by that part of its height. */
const SIDES = [
  { align: "left", dx: 1, dy: 0, lift: 0 },
  { align: "right", dx: -1, dy: 0, lift: 0 },
  { align: "center", dx: 0, dy: 1, lift: 0 },
  { align: "center", dx: 0, dy: -1, lift: 0 },
  { align: "left", dx: 1, dy: 0, lift: 0.4 },
  { align: "left", dx: 1, dy: 0, lift: -0.4 },
  { align: "right", dx: -1, dy: 0, lift: 0.4 },
  { align: "right", dx: -1, dy: 0, lift: -0.4 },
  { align: "left", dx: 0.4, dy: 1, lift: 0 },
  { align: "left", dx: 0.4, dy: -1, lift: 0 },
  { align: "right", dx: -0.4, dy: 1, lift: 0 },
  { align: "right", dx: -0.4, dy: -1, lift: 0 },
];
const GAP = 4;

/** What stays free left and right of a name, so that two in a line do not read as one. */
const AIR = 5;

/** The label of a node on one of its sides: its box and where its text begins. */
function besides(item, x, y, r, side, away = 0) {
  const { width, height } = item.text;
  const across = r + GAP + away;
  const left = { left: x + side.dx * across, right: x + side.dx * across - width, center: x - width / 2 }[side.align];
  const middle = y + side.dy * (r + GAP - 1 + away + height / 2) + side.lift * height;
  const anchor = { left, center: x, right: left + width }[side.align];
  return { item, away, align: side.align, anchor, left, right: left + width, top: middle - height / 2, bottom: middle + height / 2, owner: item };
}

/** Place labels; `items` come with px, py, pr in pixels, best first. What finds no place is left out.
    `forced(item)` labels may stand farther off or over a node; `must(item)` ones stand in any case. */
function placeLabels(items, { obstacles = [], forced = () => false, must = forced, sides = () => SIDES, limits = null } = {}) {
  const taken = new Taken();
  const names = new Taken();
  for (const box of obstacles) {
    const aired = { ...box, left: box.left - AIR, right: box.right + AIR };
    taken.add(aired);
    names.add({ ...aired, owner: undefined });
  }
  for (const item of items) {
    const { px: x, py: y, pr: r } = item;
    taken.add({ left: x - r - 1, right: x + r + 1, top: y - r - 1, bottom: y + r + 1, owner: item });
  }
  const room = (box) => !limits || inside(box, limits);
  const fits = (box) => room(box) && !taken.meets(box, box.item);
  const placed = [];
  for (const item of items) {
    if (!item.text) continue;
    const at = (away) => sides(item).map((side) => besides(item, item.px, item.py, item.pr, side, away));
    const free = at(0).find(fits) ?? (forced(item) ? squeezed(at, { fits, room, clear: (box) => !names.meets(box, null), cover: (box) => taken.covered(box, item) }, must(item)) : null);
    if (!free) continue;
    const aired = { ...free, left: free.left - AIR, right: free.right + AIR };
    taken.add({ ...aired, owner: null });
    names.add({ ...aired, owner: undefined });
    placed.push(free);
  }
  return placed;
}

/** A place for a label that should stand: farther off, or where it covers least; over a name only if it must. */
function squeezed(at, { fits, room, clear, cover }, must) {
  const [near, farther] = [at(0).filter(room), [...at(8), ...at(16)].filter(room)];
  const free = farther.find(fits) ?? least([...near, ...farther].filter(clear), cover);
  return free ?? (must ? least(near, cover) ?? at(0)[0] : null);
}

/** The first of those for which `cost` is least. */
function least(boxes, cost) {
  const costs = boxes.map(cost);
  return boxes[costs.indexOf(Math.min(...costs))];
}

/** What stays free between a thing and the name of a group, whose width differs a little from font to font. */
const CLEAR = 2;

/** The names of groups, each at a place along the upper half of its outline where it covers least,
    never a project; in a narrow window only where it covers nothing. */
function placeGroupLabels(outlines, camera, items, limits) {
  const roomy = !limits || limits.right - limits.left > NARROW;
  const [taken, projects, names] = [new Taken(), new Taken(), new Taken()];
  for (const { kind, px: x, py: y, pr: r } of items) {
    const box = { left: x - r - CLEAR, right: x + r + CLEAR, top: y - r - CLEAR, bottom: y + r + CLEAR };
    taken.add(box);
    if (kind === "project") projects.add(box);
  }
  const placed = [];
  for (const { label, corners } of outlines) {
    if (!label) continue;
    const text = wrapped(label, "group");
    const points = corners.map(([x, y]) => [camera.across(x), camera.down(y)]).sort((one, other) => one[1] - other[1]);
    const upper = points.slice(0, Math.ceil(points.length / 2));
    const boxes = upper.flatMap(([x, y]) => [SIDES[3], SIDES[9], SIDES[11], SIDES[2]].map((side) => besides({ text }, x, y, 1, side)));
    const within = boxes.filter((box) => (!limits || inside(box, limits)) && !names.meets(box, null));
    const free = within.find((box) => !taken.meets(box, null))
      ?? (roomy ? least(within.filter((box) => !projects.meets(box, null)), (box) => taken.covered(box, null)) : null);
    if (!free) continue;
    names.add({ ...free, owner: undefined });
    placed.push({ ...free, owner: null });
  }
  return placed;
}

function inside(box, limits) {
  return box.left >= limits.left && box.right <= limits.right && box.top >= limits.top && box.bottom <= limits.bottom;
}

/** Draw a label with a halo in the page's colour. */
function drawLabel(context, label, colour, halo) {
  if (context instanceof SvgContext) {
    writeLabel(context, label.item.text, label.align, label.anchor, label.top, colour, halo);
    return;
  }
  const ratio = context.getTransform().a;
  const sprite = labelSprite(label.item.text, label.align, colour, halo, ratio);
  const sharp = (value) => Math.round((value - HALO) * ratio) / ratio;
  context.drawImage(sprite, sharp(label.left), sharp(label.top), sprite.width / ratio, sprite.height / ratio);
}

function writeLabel(context, text, align, anchor, top, colour, halo) {
  const { font, line } = FONTS[text.style];
  Object.assign(context, { font, textAlign: align, lineWidth: 3.5, lineJoin: "round", strokeStyle: halo, fillStyle: colour });
  const first = top + line * 0.78;
  text.lines.forEach((part, index) => context.strokeText(part, anchor, first + index * line));
  text.lines.forEach((part, index) => context.fillText(part, anchor, first + index * line));
}

const HALO = 4;
const MOST_SPRITES = 3000;
const sprites = new Map();

/** A label painted once: writing text anew for each frame would make moving slow. */
function labelSprite(text, align, colour, halo, ratio) {
  const key = `${text.lines.join("\n")}|${text.style}|${align}|${colour}|${halo}|${ratio}`;
  let sprite = sprites.get(key);
  if (sprite) return sprite;
  if (sprites.size > MOST_SPRITES) sprites.clear();
  sprite = h("canvas", { width: Math.ceil((text.width + 2 * HALO) * ratio), height: Math.ceil((text.height + 2 * HALO) * ratio) });
  const context = sprite.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const anchor = HALO + { left: 0, center: text.width / 2, right: text.width }[align];
  writeLabel(context, text, align, anchor, HALO, colour, halo);
  sprites.set(key, sprite);
  return sprite;
}
