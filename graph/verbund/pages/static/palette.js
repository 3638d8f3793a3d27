/* How kinds of things look: colour and shape together, so that colour is never alone. */

const SHAPES = {
  project: "diamond",
  organisation: "circle",
  person: "triangle",
  topic: "square",
  event: "hexagon",
  cluster: "ring",
  thing: "pentagon",
};

/** Size in pixels of a kind, before its ties are counted. */
const SIZES = { project: 8, organisation: 5, person: 4.2, topic: 4.6, event: 4.8, cluster: 10, thing: 5 };

/** The text style of a kind: one of three, and one of two colours. */
const STYLES = { project: "strong", cluster: "strong", topic: "slanted", person: "small", event: "small" };

const FONT_FAMILY = '"Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** Font, line height and widest line in pixels of each text style. */
const FONTS = {
  strong: { font: `600 13.5px ${FONT_FAMILY}`, line: 16, wide: 150 },
  plain: { font: `12px ${FONT_FAMILY}`, line: 14, wide: 132 },
  small: { font: `11.5px ${FONT_FAMILY}`, line: 13.5, wide: 128 },
  slanted: { font: `italic 12px ${FONT_FAMILY}`, line: 14, wide: 132 },
  group: { font: `600 12px ${FONT_FAMILY}`, line: 15, wide: 220 },
  verb: { font: `12px ${FONT_FAMILY}`, line: 15, wide: 240 },
};

/** The colours of the page as they are now, light or dark. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const kinds = Object.fromEntries(Object.keys(SHAPES).map((kind) => [kind, colour(kind)]));
  const inks = Object.fromEntries(Object.keys(SHAPES).map((kind) => [kind, colour(`${kind}-ink`)]));
  const others = ["paper", "ink", "soft", "edge", "edge-strong", "outline", "outline-edge", "accent", "land", "border", "shade"];
  return { kinds, inks, ...Object.fromEntries(others.map((name) => [name.replace("-s", "S").replace("-e", "E"), colour(name)])) };
}

/** Trace the shape of a kind around a point. */
function traceShape(context, kind, x, y, r) {
  const shape = SHAPES[kind];
  context.beginPath();
  if (shape === "circle" || shape === "ring") {
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const corners = { diamond: 4, triangle: 3, square: 4, hexagon: 6, pentagon: 5 }[shape];
  const grown = { diamond: 1.22, triangle: 1.28, square: 1.25, hexagon: 1.1, pentagon: 1.12 }[shape] * r;
  const turn = { diamond: 0, triangle: 0, square: Math.PI / 4, hexagon: Math.PI / 6, pentagon: 0 }[shape];
  const lower = shape === "triangle" ? 0.18 * r : 0;
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn - Math.PI / 2 + (2 * Math.PI * corner) / corners;
    const point = [x + grown * Math.cos(angle), y + lower + grown * Math.sin(angle)];
    if (corner === 0) context.moveTo(...point);
    else context.lineTo(...point);
  }
  context.closePath();
}

/** The mark of a kind as a small picture beside a word. */
function mark(kind) {
  const context = new SvgContext();
  traceShape(context, kind, 8, 8, 5.4);
  const attributes = { d: context.path, class: `mark-${kind}` };
  return s("svg", { class: "mark", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, s("path", attributes));
}
