/* Where things stand in the views that are made on the spot: focus, path and groups.
   Everything is computed from the data alone, so the same view always looks the same. */

const COLUMN = 262;
const CAPTION = 25;
const INDENT = 42;
const BUS = 24;
const SEED = 21;

/** How far the outline of a group reaches beyond its members where it is cut. */
const NEARBY = 40;

/** How far at most, and at least where names are long, the bow of neighbours stands from the middle. */
const REACH = { most: 320, least: 130 };

/** Windows that are less wide have room for labels on one side only. */
const NARROW = 560;

/** In windows that are less wide, groups of a large network go by the name of one member. */
const MIDDLING = 900;

/** A thing in the middle, its neighbours left and right of it on a bow, each group under its verb.
    `groups` are [{caption, wide, members: [{node, lines, wide}]}]; gives {places, captions}. */
function radial(centre, groups, { width, height }) {
  const loose = looseness(groups, height);
  const places = new Map();
  const captions = [];
  const rows = groups.flatMap((group) => [captionRow(group), ...group.members.map((member) => ({ ...member, group, high: loose * rowHeight(member.lines) }))]);
  const both = halves(rows);
  const names = both.reduce((sum, [half]) => sum + Math.max(...half.map(({ wide }) => wide)), 0);
  const reach = Math.max(REACH.least, Math.min(REACH.most, (width - names - 2 * 40) / 2));
  for (const [half, sign] of both) placeHalf(half, sign, { high: Math.max(280, height - 70), reach }, { places, captions });
  const heights = [...places.values()].map(({ y }) => y);
  places.set(centre, { x: 0, y: places.size === 1 ? heights[0] : 0, side: "below" });
  return { places, captions };
}

function captionRow(group) {
  return { group, wide: group.wide, high: CAPTION };
}

/** How much farther apart rows may stand in a window of this height. */
function looseness(groups, height) {
  const rows = groups.flatMap(({ members }) => members).reduce((sum, { lines }) => sum + rowHeight(lines), 0);
  const free = height - 160 - (CAPTION * groups.length) / 2;
  return Math.min(2.2, Math.max(1, (2 * free) / Math.max(1, rows)));
}

/** A thing with its neighbours below it, and theirs indented below them, in as many columns as the
    window takes. A place names its `parent` and the `trunk` from which its line leaves. */
function tree(centre, groups, { width, height }) {
  const blocks = groups.flatMap(({ caption, members }) => members.map((member, index) => block(member, caption, index === 0)));
  const total = blocks.reduce((sum, { high }) => sum + high, 0);
  const columns = Math.max(1, Math.min(Math.floor(width / COLUMN), Math.ceil(total / Math.max(280, height - 130))));
  const loose = Math.max(1, Math.min(1.7, (columns * (height - 170)) / Math.max(1, total)));
  const places = new Map([[centre, { x: 0, y: 0, side: "right" }]]);
  const captions = [];
  let [column, y] = [0, BUS];
  for (const { caption, first, member, high } of blocks) {
    const full = y - BUS > loose * (total / columns - high / 2) && column < columns - 1;
    if (full) [column, y] = [column + 1, BUS];
    const trunk = column * COLUMN;
    if (first || full) {
      captions.push({ text: caption, x: trunk + INDENT, y: y + CAPTION / 2 + 4, side: "right" });
      y += CAPTION;
    }
    for (const [one, x, parent] of [[member, trunk, centre], ...member.children.map((child) => [child, trunk + INDENT, member.node])]) {
      const tall = loose * rowHeight(one.lines);
      places.set(one.node, { x: x + INDENT, y: y + tall / 2, side: "right", parent, trunk: x });
      y += tall;
    }
  }
  return { places, captions };
}

/** A neighbour with its own, and how high they stand together. */
function block(member, caption, first) {
  const children = member.children ?? [];
  const high = [member, ...children].reduce((sum, { lines }) => sum + rowHeight(lines), first ? CAPTION : 0);
  return { caption, first, high, member: { ...member, children } };
}

/** Whether neighbours stand better in a tree than on bows: in a narrow window, with neighbours of
    neighbours, or where there are very many. */
function asTree(groups, steps, { width, height }) {
  const rows = groups.reduce((sum, { members }) => sum + members.length + 1, 0);
  return width < NARROW || steps > 1 || rows * rowHeight(1) > 2 * height;
}

function rowHeight(lines) {
  return 9 + 14 * lines;
}

/** Rows for the right and the left; a group that is cut gets its caption on both sides. */
function halves(rows) {
  const total = rows.reduce((sum, row) => sum + row.high, 0);
  if (rows.filter((row) => row.node !== undefined).length < 5) return [[rows, 1]];
  let high = 0;
  let cut = rows.findIndex((row) => (high += row.high) >= total / 2) + 1;
  if (rows[cut - 1]?.node === undefined) cut -= 1;
  const right = rows.slice(0, cut);
  const left = rows.slice(cut);
  if (left[0]?.node !== undefined) left.unshift(captionRow(left[0].group));
  return [[right, 1], [left, -1]];
}

/** One half: rows downwards on a bow, in several columns where they are many. */
function placeHalf(rows, sign, { high, reach }, { places, captions }) {
  const total = rows.reduce((sum, row) => sum + row.high, 0);
  const columns = Math.max(1, Math.ceil(total / high));
  const tall = Math.min(high, total / columns + CAPTION);
  const radius = Math.max(150, tall / 1.9);
  const side = sign > 0 ? "right" : "left";
  let [column, y] = [0, -Math.min(tall, total) / 2];
  for (const row of rows) {
    if (y + row.high > tall / 2 + 1 && column < columns - 1) [column, y] = [column + 1, -tall / 2];
    const middle = y + row.high / 2;
    const bow = Math.sqrt(Math.max(0.1, 1 - (middle / (radius * 1.04)) ** 2));
    const x = sign * (Math.max(84, Math.min(radius, reach) * bow) + column * COLUMN);
    if (row.node === undefined) captions.push({ text: row.group.caption, x, y: middle + 4, side });
    else places.set(row.node, { x, y: middle, side });
    y += row.high;
  }
}

/** A straight chain from top to bottom, as far apart as the window is high. */
function chain(nodes, { height }) {
  const step = Math.min(130, Math.max(84, (height - 130) / Math.max(1, nodes.length - 1)));
  return new Map(nodes.map((node, index) => [node, { x: 0, y: index * step, side: "right" }]));
}

/** Groups as round islands: the largest in the middle, each next one as near to it as it fits.
    `rooms` of a group are the rooms that its members take, against those of a usual thing. */
function islands(groups, aspect) {
  const made = [];
  const places = new Map();
  for (const group of groups) {
    const radius = 26 + SEED * Math.sqrt(group.rooms.reduce((sum, room) => sum + room, 0));
    const island = { ...group, radius, ...freeSpot(radius, made, aspect) };
    made.push(island);
    spiral(island, places);
  }
  return { places, groups: made };
}

/** The first place on a spiral, as wide as the window, where an island touches no other. */
function freeSpot(radius, others, aspect) {
  for (let step = 0; ; step += 1) {
    const [angle, distance] = [step * 0.35, 2.2 * step];
    const [x, y] = [distance * Math.cos(angle) * Math.sqrt(aspect), (distance * Math.sin(angle)) / Math.sqrt(aspect)];
    const free = others.every((other) => Math.hypot(other.x - x, other.y - y) > other.radius + radius + 34);
    if (free) return { x, y };
  }
}

/** Members of a group from its middle outwards, evenly, as the seeds of a sunflower. */
function spiral(group, places) {
  const golden = Math.PI * (3 - Math.sqrt(5));
  let filled = 0;
  group.members.forEach((node, index) => {
    const distance = SEED * Math.sqrt(filled + group.rooms[index] * 0.4);
    const angle = index * golden;
    filled += group.rooms[index];
    places.set(node, { x: group.x + distance * Math.cos(angle), y: group.y + distance * Math.sin(angle) });
  });
}

/** The part of an outline that is left where only some of its members are shown: what is near these. */
function shrunk(corners, points) {
  const hull = hullOf(points.flatMap(([x, y]) => circle(x, y, NEARBY)));
  const rest = hull.reduce((part, from, index) => clipped(part, from, hull[(index + 1) % hull.length]), corners);
  return bordersOf(rest).flatMap(([from, to]) => between(from, to, NEARBY / 2));
}

/** Each corner with the next. */
function bordersOf(corners) {
  return corners.map((from, index) => [from, corners[(index + 1) % corners.length]]);
}

/** On which side of a line a point lies: below zero outside of a hull whose edge the line is. */
function sideOf([ax, ay], [bx, by], [x, y]) {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** The corners round points, each turn the same way. */
function hullOf(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const half = (line) => line.reduce((kept, point) => {
    while (kept.length > 1 && sideOf(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
    return [...kept, point];
  }, []).slice(0, -1);
  return [...half(sorted), ...half(sorted.reverse())];
}

/** What of an outline lies on the inner side of a line. */
function clipped(corners, from, to) {
  return bordersOf(corners).flatMap(([one, other]) => {
    const [here, there] = [sideOf(from, to, one), sideOf(from, to, other)];
    const share = here / (here - there);
    const cut = [one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])];
    return [...(here >= 0 ? [one] : []), ...(here >= 0 !== there >= 0 ? [cut] : [])];
  });
}

/** A side as corners that are no farther apart than this, its end not among them. */
function between([ax, ay], [bx, by], most) {
  const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / most));
  return Array.from({ length: steps }, (_, step) => [ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps]);
}

/** A circle as corners of an outline. */
function circle(x, y, radius) {
  return Array.from({ length: 24 }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / 24;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** How the plane of a network is fitted to a window: turned for a tall one, and stretched a little. */
class Fitting {
  constructor(network, width, height) {
    const wide = width / Math.max(1, height);
    this.turned = wide < 0.85 && network.width > network.height;
    const own = this.turned ? network.height / network.width : network.width / network.height;
    const stretch = Math.min(1.3, Math.max(0.77, wide / own));
    this.sx = Math.sqrt(stretch);
    this.sy = 1 / this.sx;
  }

  to([x, y]) {
    return this.turned ? [y * this.sx, x * this.sy] : [x * this.sx, y * this.sy];
  }

  back([x, y]) {
    const [a, b] = [x / this.sx, y / this.sy];
    return this.turned ? [b, a] : [a, b];
  }
}
