/* Small pictures on buttons, drawn with one pen. */

const ICONS = {
  undo: "M7 5 3 9l4 4M3 9h8a4 4 0 0 1 0 8H8",
  redo: "M13 5l4 4-4 4M17 9H9a4 4 0 0 0 0 8h3",
  share: "M10 12V3M6.5 6 10 2.8 13.5 6M5 9H4v8h12V9h-1",
  theme: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  filter: "M3 5h14M6 10h8M9 15h2",
  close: "M5 5l10 10M15 5 5 15",
  play: "M6 4l10 6-10 6z",
  pause: "M7 4v12M13 4v12",
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5 17 17",
  network: "M5.5 6.5l9 1M5 7l3.6 7M14.2 9l-4 5M3.5 5.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M13 7.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7.2 15.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  map: "M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",
  question: "M7.5 7.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M10 14.5v.2",
  quote: "M4 4h12v9H9l-4 3v-3H4z",
};

/** A picture for a button. */
function icon(name) {
  const attributes = { class: "icon", viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" };
  return s("svg", attributes, s("path", { d: ICONS[name] }));
}

/** A button with a picture; its name is spoken, shown as a tip, and found by a test. */
function iconButton(name, label, press, attributes = {}) {
  return h("button", { type: "button", class: "square", "aria-label": label, title: label, "data-key": name, ...attributes, on: { click: press } }, icon(name));
}
