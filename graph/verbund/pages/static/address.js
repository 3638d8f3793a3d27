/* The state as the part of the address after "#", and back. */

/** Each part of the address: its short name, the choice it stands for, and how it is written. */
const PARTS = [
  ["net", "network"],
  ["view", "view"],
  ["list", "table"],
  ["sort", "sort"],
  ["sel", "selected"],
  ["tie", "edge"],
  ["goal", "goal"],
  ["when", "when"],
  ["group", "group"],
  ["lang", "language"],
  ["theme", "theme"],
  ["steps", "steps", Number],
  ["from", "from", Number],
  ["to", "to", Number],
  ["least", "least", Number],
  ["overlap", "sameTime", (text) => text === "1", (value) => (value ? "1" : "0")],
  ["embed", "embed", (text) => text === "1", (value) => (value ? "1" : "0")],
  ["keys", "keys", (text) => text !== "0", (value) => (value ? "1" : "0")],
  ["off", "off", readList, writeList],
  ["open", "open", readList, writeList],
  ["only", "facets", readFacets, writeFacets],
  ["moved", "moved", readMoved, writeMoved],
  ["at", "camera", readCamera, (camera) => camera.map((value) => round(value, 4)).join(",")],
];

/** The address part for a state; what is as at the start is left out. */
function toAddress(state, start) {
  const parts = [];
  for (const [name, key, , write = String] of PARTS) {
    if (same(state[key], start[key])) continue;
    if (state[key] === null) continue;
    parts.push(`${name}=${escapePart(write(state[key]))}`);
  }
  return parts.join("&");
}

/** The choices that an address part names; what it gets wrong is left out. */
function fromAddress(hash) {
  const changes = {};
  for (const part of hash.replace(/^#/, "").split("&")) {
    const equals = part.indexOf("=");
    const row = PARTS.find(([name]) => name === part.slice(0, equals));
    if (equals < 0 || !row) continue;
    const [, key, read = String] = row;
    try {
      const value = read(decodeURIComponent(part.slice(equals + 1)));
      if (value !== null && !Number.isNaN(value)) changes[key] = value;
    } catch {
      // a damaged part says nothing
    }
  }
  return checked(changes);
}

const CHOICES = {
  view: ["network", "map", "table"],
  table: ["things", "links", "text"],
  when: ["running", "begun", "ended"],
  group: ["", "cluster", "topic", "state", "kind"],
  language: ["de", "en"],
  theme: ["auto", "light", "dark"],
  steps: [0, 1, 2],
};

function checked(changes) {
  for (const [key, allowed] of Object.entries(CHOICES)) {
    if (key in changes && !allowed.includes(changes[key])) delete changes[key];
  }
  return changes;
}

/** Keep an address readable: only what would break it is escaped. */
function escapePart(text) {
  return encodeURIComponent(text).replace(/%(2F|3A|2C|7E|40|3B|20)/g, (code) => (code === "%20" ? code : decodeURIComponent(code)));
}

function readList(text) {
  return text.split(",").filter(Boolean).map(decodeURIComponent);
}

function writeList(values) {
  return values.map(guarded).join(",");
}

/** A value in which the signs between values are escaped. */
function guarded(value) {
  return value.replace(/[%,;]/g, encodeURIComponent);
}

function readFacets(text) {
  const facets = {};
  for (const part of text.split(";").filter(Boolean)) {
    const colon = part.indexOf(":");
    facets[part.slice(0, colon)] = readList(part.slice(colon + 1));
  }
  return facets;
}

function writeFacets(facets) {
  return Object.entries(facets).map(([name, values]) => `${name}:${writeList(values)}`).join(";");
}

function readMoved(text) {
  const moved = {};
  for (const part of text.split(";").filter(Boolean)) {
    const [id, x, y] = part.split(",");
    if (Number.isFinite(Number(x)) && Number.isFinite(Number(y))) moved[decodeURIComponent(id)] = [Number(x), Number(y)];
  }
  return moved;
}

function writeMoved(moved) {
  return Object.entries(moved).map(([id, [x, y]]) => `${guarded(id)},${x},${y}`).join(";");
}

function readCamera(text) {
  const numbers = text.split(",").map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 ? numbers : null;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
