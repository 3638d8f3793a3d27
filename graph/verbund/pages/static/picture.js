/* The frame of a picture that leaves the page: title, what it shows, legend, date, licence. */

const TOP = 92;
const BOTTOM = 62;
const SMALL = `12.5px ${FONT_FAMILY}`;

class Frame {
  constructor(page) {
    this.page = page;
    this.colours = page.plane.colours;
  }

  /** A picture with its frame; `draw` is given a context whose origin is the drawing's corner. */
  around(width, height, draw) {
    const inside = new SvgContext();
    draw(inside);
    return this.#framed(width, height, `<svg x="0" y="${TOP}" width="${n(width)}" height="${n(height)}">${inside.parts.join("\n")}</svg>`);
  }

  /** The map with its frame: its own elements, with the colours of now written into it. */
  aroundMap(map) {
    const box = map.element.getBoundingClientRect();
    const copy = map.picture.cloneNode(true);
    for (const element of copy.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    for (const [name, value] of Object.entries({ x: 0, y: TOP, width: box.width, height: box.height })) copy.setAttribute(name, value);
    const originals = map.picture.querySelectorAll("path, circle, text");
    copy.querySelectorAll("path, circle, text").forEach((element, index) => inkIn(element, originals[index]));
    return this.#framed(box.width, box.height, new XMLSerializer().serializeToString(copy));
  }

  #framed(width, height, inside) {
    const { page, colours } = this;
    const context = new SvgContext();
    const title = `${page.about.title.split(": ")[0]}: ${page.network.title}`;
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, width, height + TOP + BOTTOM);
    this.#write(context, title, 24, 30, `600 19px ${FONT_FAMILY}`, colours.ink);
    const words = [shownSentence(page), hiddenSentence(page)].filter(Boolean).join(" ");
    this.#lines(words, width - 48).forEach((line, index) => this.#write(context, line, 24, 50 + 16 * index, SMALL, colours.soft));
    context.parts.push(inside);
    this.#legend(context, width, height + TOP + 22);
    this.#write(context, page.colophon(), 24, height + TOP + BOTTOM - 14, `11px ${FONT_FAMILY}`, colours.soft);
    return context.document(width, height + TOP + BOTTOM, title);
  }

  /** A text in lines of at most this width. */
  #lines(text, width) {
    return balanced(text.split(/(?<= )/), width / 1.12, (part) => measureText(SMALL, part).width).slice(0, 3);
  }

  #write(context, text, x, y, font, colour) {
    Object.assign(context, { font, fillStyle: colour, textAlign: "left" });
    context.fillText(text, x, y);
  }

  #legend(context, width, y) {
    const { page, colours } = this;
    const shown = page.visible.kinds();
    const mapped = page.state.now.view === "map" ? page.map.kinds() : null;
    let x = 30;
    for (const kind of page.library.kinds.filter((one) => shown.get(one) && (!mapped || mapped.has(one)))) {
      const text = page.texts.say(`kind.${kind}`, { n: 2 });
      traceShape(context, kind, x, y - 4, 5.5);
      context.fillStyle = colours.kinds[kind];
      context.fill();
      this.#write(context, text, x + 12, y, `12px ${FONT_FAMILY}`, colours.ink);
      x += measureText(context.font, text).width + 38;
      if (x > width - 80) return;
    }
  }
}

/** Write into an element how it looks now, since its style sheet stays behind. */
function inkIn(element, original) {
  const style = getComputedStyle(original);
  for (const name of ["fill", "stroke", "stroke-width", "opacity", "fill-opacity", "stroke-opacity", "paint-order", "font-weight", "font-family", "vector-effect"]) {
    element.setAttribute(name, style.getPropertyValue(name));
  }
}

/** An SVG file as PNG, at twice the size so that print is sharp. */
async function rasterised(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = h("canvas", { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
