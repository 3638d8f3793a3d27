// Has a file read by VOSviewer Online itself: its reader is a worker that stands as text in its script.
// node vosviewer.mjs index.js FILE.json prints {error, items, links}.

import { readFileSync } from "node:fs";

const [script, file] = process.argv.slice(2).map((name) => readFileSync(name, "utf8"));
const [, text] = script.match(/new Blob\(\[("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\]\)/);
const evaluate = globalThis.eval;
const listeners = [];

globalThis.self = globalThis;
globalThis.addEventListener = (_, listener) => listeners.push(listener);
globalThis.postMessage = ({ type, data }) => {
  if (type !== "end parse vosviewer-json data") return;
  console.log(JSON.stringify({ error: data.dataError?.message ?? null, items: data.mapData, links: data.networkData }));
};
evaluate(evaluate(text));
const data = { type: "start parse vosviewer-json data", options: { jsonFileOrUrlOrObject: JSON.parse(file) } };
for (const listener of listeners) listener({ data });
