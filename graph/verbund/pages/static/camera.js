/* Where the reader looks, and how a whole scene is seen with its names. */

/** Where we look: the middle of the view in the plane, and pixels for one unit of it. */
class Camera {
  constructor(x, y, scale, width, height) {
    Object.assign(this, { x, y, scale, width, height });
  }

  /** A camera that sees the whole scene. The label sides of a scene need room of their own. */
  static fitting(scene, width, height) {
    const box = bounds(scene);
    const air = margins(scene, width, height);
    const wide = Math.max(40, width - air.left - air.right);
    const high = Math.max(40, height - air.top - air.bottom);
    const most = scene.mode === "path" ? 1 : scene.mode === "focus" ? 1.4 : 2.2;
    const least = scene.mode === "focus" ? (scene.branched ? 0.95 : 0.66) : 0;
    const scale = Math.max(least, Math.min(most, wide / Math.max(1, box.right - box.left), high / Math.max(1, box.bottom - box.top)));
    const x = (box.left + box.right) / 2 + (air.right - air.left) / 2 / scale;
    const y = scene.branched ? box.top + (height / 2 - air.top) / scale : (box.top + box.bottom) / 2 + (air.bottom - air.top) / 2 / scale;
    return new Camera(x, y, scale, width, height);
  }

  across(x) { return (x - this.x) * this.scale + this.width / 2; }
  down(y) { return (y - this.y) * this.scale + this.height / 2; }
}

function margins(scene, width, height) {
  if (scene.mode === "focus" || scene.mode === "path") {
    const top = scene.mode === "focus" ? 70 : 30;
    return { left: labelRoom(scene, -1), right: labelRoom(scene, 1), top, bottom: 30 };
  }
  if (scene.mode === "near") return { left: Math.min(140, width * 0.2), right: Math.min(140, width * 0.2), top: 40, bottom: 40 };
  const side = width < NARROW ? 26 : Math.min(70, width * 0.06);
  return { left: side, right: side, top: 34, bottom: Math.min(34, height * 0.06) };
}

/** The room that labels need on one side: as wide as the widest of the outermost items. */
function labelRoom(scene, sign) {
  const edge = Math.max(...scene.items.map((item) => sign * item.x));
  const captions = scene.captions.map((caption) => ({ ...caption, text: wrapped(caption.text, "group", 320) }));
  const outer = [...scene.items, ...captions].filter((item) => sign * item.x > edge - 120 && (item.side === "left" ? -1 : 1) === sign && item.side !== "below");
  return 34 + Math.max(0, ...outer.map((item) => item.text.width));
}
