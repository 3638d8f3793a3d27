/* How a thing stands in its network: numbers, and what they mean. */

/** The measures that a network has, in the order in which they are told. */
function measureNames(network) {
  return ["degree", ...(network.weighted ? ["weighted"] : []), "betweenness", "core", "community"];
}

/** A measure of a thing as text, for one who reads. */
function measureValue(page, name, node) {
  const { network, texts } = page;
  const values = network.measures(node);
  if (name === "community") return communityName(page, values.community);
  if (name === "betweenness") return texts.share(values.betweenness);
  return texts.number(values[name]);
}

/** What a community is called: like its best connected member. */
function communityName(page, community) {
  return page.library.short(page.network.heads().get(community));
}

/** How many things of the network have more: the largest one has rank 1. */
function rank(network, name, node) {
  const own = network.measures(node)[name];
  return 1 + Array.from(network.nodes).filter((other) => network.measures(other)[name] > own).length;
}

/** What the measures mean, as a list. */
function measureMeanings(page) {
  const { network, texts } = page;
  return h("dl", { class: "meanings" }, measureNames(network).map((name) =>
    h("div", {}, h("dt", {}, texts.say(`measure.${name}`)), h("dd", {}, texts.say(`meaning.${name}`)))));
}
