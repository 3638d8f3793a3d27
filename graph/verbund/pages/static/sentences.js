/* The network in words: the twin for those who do not look at pictures. */

/** A path as sentences, one for each step. */
function pathSentence(page, { nodes, edges }) {
  const { library, network } = page;
  return edges.map((edge, index) => `${library.short(nodes[index])} ${network.verb(edge, nodes[index])} ${library.short(nodes[index + 1])}.`).join(" ");
}

/** All ties of a thing as sentences: "A is partner in B, C and D". */
function thingSentences(page, node) {
  const { library, texts, visible } = page;
  const names = (ties) => texts.list([...new Set(ties.map(({ other }) => library.short(other)))]);
  return tiesByVerb(visible, node).map(({ verb, ties }) => `${library.short(node)} ${verb} ${names(ties)}.`);
}

/** What the picture shows, in a line. */
function shownSentence(page) {
  const { texts, visible, library, network, state, scene } = page;
  if (scene.mode === "path") {
    const [from, to] = [state.now.selected, state.now.goal].map((id) => library.short(library.find(id)));
    return scene.path ? texts.say("shown.path", { from, to, n: scene.path.edges.length }) : texts.say("path.none", { from, to });
  }
  if (scene.mode === "focus") {
    const name = library.short(scene.centre.node);
    return texts.say("shown.focus", { name, n: scene.items.length - 1, steps: texts.say(`shown.steps.${state.now.steps}`) });
  }
  if (scene.mode === "communities") return communitiesSentence(page);
  const kinds = visible.kinds();
  const parts = library.kinds.filter((kind) => kinds.get(kind)).map((kind) => {
    const amount = kinds.get(kind);
    return `${texts.number(amount)} ${texts.say(`kind.${kind}`, { n: amount })}`;
  });
  if (!parts.length) return texts.say("shown.nothing");
  return texts.say("shown.all", { things: texts.list(parts), n: visible.edgeCount, network: network.title });
}

/** Whether things are away only because all that they are tied to is. */
function lost({ network, visible, library, state }) {
  const off = new Set(state.now.off);
  return off.size > 0 && Array.from(network.nodes).some((node) => !visible.nodes[node] && !off.has(library.kind(node)));
}

/** How much a large network holds, and how much of it stands alone on the screen. */
function communitiesSentence(page) {
  const { texts, visible, scene } = page;
  const groups = scene.items.filter((item) => item.group);
  const alone = scene.items.length - groups.length;
  const said = texts.say("shown.communities", { n: visible.nodeCount, ties: visible.edgeCount, groups: groups.length, alone });
  return scene.rest ? `${said} ${texts.say("shown.rest", { n: scene.rest })}` : said;
}

/** What the filters leave out, in a line; "" where nothing is. */
function hiddenSentence(page) {
  const { texts, visible, network, library, state } = page;
  const missing = network.nodes.length - visible.nodeCount;
  if (!missing && visible.edgeCount === network.edges.count) return "";
  const why = [];
  const { off, facets, from, to, when, least } = state.now;
  const present = off.filter((kind) => Array.from(network.nodes).some((node) => library.kind(node) === kind));
  if (present.length) why.push(texts.list(present.map((kind) => texts.say(`kind.${kind}`, { n: 2 }))));
  for (const [name, values] of Object.entries(facets)) if (values.length) why.push(`${texts.say(`facet.${name}`)} (${values.length})`);
  if (lost(page)) why.push(texts.say("hidden.loose"));
  if (from || to || when !== "running") why.push(texts.say("hidden.time"));
  if (least) why.push(texts.say("hidden.weight", { value: least }));
  return texts.say("hidden", { n: missing, why: why.join("; ") });
}
