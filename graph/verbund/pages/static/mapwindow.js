/* Which part of the land the map shows. */

/** How near the map comes by itself to what is picked, from where on that is worth it, and how many
    pixels it leaves free around it. */
const NEAREST = 3.5;
const WORTH = 1.4;
const ROOM = 60;

/** How near a reader may come. */
const CLOSEST = 12;

class MapWindow {
  /** `note` covers the lower edge of the element; the land ends above it. */
  constructor({ element, note, picture, land }) {
    Object.assign(this, { element, note, picture, land, own: false });
    this.#reset();
  }

  #reset() {
    this.view = { x: 0, y: 0, scale: 1 };
  }

  /** The size of a pixel on the land, and the part of it that is seen. */
  fit() {
    const box = this.element.getBoundingClientRect();
    if (!box.width) return;
    const { land, view } = this;
    const below = this.note.offsetHeight + 14;
    this.unit = Math.max(land.width / box.width, land.height / (box.height - below - 6)) / view.scale;
    const [wide, high] = [box.width * this.unit, box.height * this.unit];
    this.corner = [land.width / 2 + view.x - wide / 2, land.height / 2 + view.y - (high - below * this.unit) / 2];
    this.picture.setAttribute("viewBox", [...this.corner, wide, high].map((value) => round(value, 1)).join(" "));
  }

  /** The edges in pixels, a little inside: no name is cut there. */
  limits() {
    const box = this.element.getBoundingClientRect();
    const [left, top] = this.corner.map((value) => value / this.unit);
    return { left: left + 4, top: top + 4, right: left + box.width - 4, bottom: top + box.height - this.note.offsetHeight - 14 };
  }

  /** In a narrow window, come near to the places of what is picked, unless the reader has moved the map. */
  follow(picked, spots) {
    const box = this.element.getBoundingClientRect();
    const shape = `${box.width} ${box.height}`;
    if (!box.width || (picked === this.picked && (this.own || shape === this.shape))) return;
    Object.assign(this, { picked, shape, own: false });
    this.#reset();
    this.fit();
    if (!spots.length || box.width > NARROW) return;
    const [xs, ys] = ["x", "y"].map((name) => spots.map((spot) => spot[name]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const across = (box.width - 2 * ROOM) * this.unit / Math.max(1, right - left);
    const down = (box.height - this.note.offsetHeight - 2 * ROOM) * this.unit / Math.max(1, bottom - top);
    const scale = Math.min(NEAREST, across, down);
    if (scale >= WORTH) this.view = { x: (left + right - this.land.width) / 2, y: (top + bottom - this.land.height) / 2, scale };
  }

  /** Nearer or farther, around a point of the window, else around its middle. */
  zoom(factor, x, y) {
    const box = this.element.getBoundingClientRect();
    const fixed = [x ?? box.left + box.width / 2, y ?? box.top + box.height / 2];
    this.own = true;
    const before = this.under(...fixed);
    this.view.scale = Math.min(CLOSEST, this.view.scale * factor);
    this.fit();
    const after = this.under(...fixed);
    if (this.view.scale <= 1) this.#reset();
    else this.#move(before[0] - after[0], before[1] - after[1]);
  }

  /** Move what is seen by so many pixels. */
  shift(right, down) {
    this.own = true;
    this.#move(-right * this.unit, -down * this.unit);
    this.fit();
  }

  #move(x, y) {
    this.view.x += x;
    this.view.y += y;
  }

  whole() {
    this.own = true;
    this.#reset();
  }

  /** The point of the land under a point of the window. */
  under(x, y) {
    const box = this.element.getBoundingClientRect();
    return [this.corner[0] + (x - box.left) * this.unit, this.corner[1] + (y - box.top) * this.unit];
  }
}
