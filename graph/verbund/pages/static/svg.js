/* A drawing context that writes SVG: the few methods of a canvas that the scene uses. */

class SvgContext {
  constructor() {
    this.parts = [];
    this.path = "";
    this.saved = [];
    this.fillStyle = "#000";
    this.strokeStyle = "#000";
    this.lineWidth = 1;
    this.lineJoin = "round";
    this.globalAlpha = 1;
    this.font = "12px sans-serif";
    this.textAlign = "left";
    this.textBaseline = "alphabetic";
    this.dash = [];
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, dash } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, dash });
  }

  restore() { Object.assign(this, this.saved.pop()); }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${n(x)} ${n(y)}`; }
  lineTo(x, y) { this.path += `L${n(x)} ${n(y)}`; }
  quadraticCurveTo(cx, cy, x, y) { this.path += `Q${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`; }
  closePath() { this.path += "Z"; }
  setLineDash(dash) { this.dash = dash; }

  /** Whole circles only: nothing else is drawn. */
  arc(x, y, r) {
    this.path += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  }

  rect(x, y, width, height) {
    this.path += `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`;
  }

  fillRect(x, y, width, height) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  fill() { this.#add("path", { d: this.path, fill: this.fillStyle, opacity: this.#opacity() }); }
  stroke() { this.#add("path", { d: this.path, fill: "none", ...this.#pen() }); }
  fillText(text, x, y) { this.#write(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.#write(text, x, y, { fill: "none", ...this.#pen() }); }

  /** The size of a text, measured by a real canvas. */
  measureText(text) { return measureText(this.font, text); }

  #pen() {
    return {
      stroke: this.strokeStyle,
      "stroke-width": n(this.lineWidth),
      "stroke-linejoin": "round",
      "stroke-dasharray": this.dash.length ? this.dash.map(n).join(" ") : null,
      opacity: this.#opacity(),
    };
  }

  #opacity() { return this.globalAlpha < 1 ? n(this.globalAlpha) : null; }

  #write(text, x, y, look) {
    const anchor = { left: null, center: "middle", right: "end" }[this.textAlign];
    this.#add("text", { x: n(x), y: n(y), style: `font:${this.font}`, "text-anchor": anchor, ...look }, text);
  }

  #add(tag, attributes, text = "") {
    const written = Object.entries(attributes).filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
    this.parts.push(text ? `<${tag}${written.join("")}>${escapeXml(text)}</${tag}>` : `<${tag}${written.join("")}/>`);
  }

  /** The whole picture as a file. */
  document(width, height, title) {
    const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escapeXml(title)}</title>${this.parts.join("\n")}</svg>\n`;
  }
}

/** A number short enough for a file. */
function n(value) {
  return String(Math.round(value * 100) / 100);
}

/** Text as it stands inside SVG. */
function escapeXml(text) {
  const codes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text).replace(/[&<>"]/g, (sign) => codes[sign]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

const ruler = document.createElement("canvas").getContext("2d");
const measured = new Map();

/** The width of a text in a font; measured once. */
function measureText(font, text) {
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    ruler.font = font;
    measured.set(key, { width: ruler.measureText(text).width });
  }
  return measured.get(key);
}
