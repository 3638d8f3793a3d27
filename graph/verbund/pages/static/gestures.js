/* The map under a pointer: moved with one finger, drawn nearer with two or with a wheel, pressed. */

/** How far a pointer may move and still press, and how far beside a dot it may press, in pixels. */
const STILL = 5;
const BESIDE = { touch: 18, mouse: 4 };

class MapGestures {
  constructor(map) {
    this.map = map;
    this.pointers = new Map();
    this.way = 0;
    const { picture } = map;
    picture.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    picture.addEventListener("pointerdown", (event) => this.#down(event));
    picture.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => this.#up(event));
  }

  #wheel(event) {
    event.preventDefault();
    this.map.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX, event.clientY);
  }

  #down(event) {
    if (!this.pointers.size) this.way = 0;
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
  }

  #move(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    if (!event.buttons) {
      this.pointers.clear();
      return;
    }
    const now = [event.clientX, event.clientY];
    const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.way += fingers(last, now);
    this.pointers.set(event.pointerId, now);
    if (other) this.map.zoom(fingers(now, other) / Math.max(1, fingers(last, other)), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    else this.map.window.shift(now[0] - last[0], now[1] - last[1]);
  }

  #up(event) {
    if (!this.pointers.delete(event.pointerId) || this.pointers.size) return;
    if (event.type === "pointerup" && this.way < STILL) this.map.press(event.clientX, event.clientY, BESIDE[event.pointerType] ?? BESIDE.mouse);
  }
}

function fingers([x1, y1], [x2, y2]) {
  return Math.hypot(x1 - x2, y1 - y2);
}
