/* What is tied to a thing, in the order in which people want to read it. */

/** How a line looks, by relation: leading roles strong, looser ties dashed, talks dotted. */
const LOOKS = Object.freeze({
  __proto__: null,
  coordinator: "strong", "project-lead": "strong", lead: "strong", organiser: "strong", host: "strong", "executing-body": "strong",
  "practice-partner": "dashed", "associated-partner": "dashed", subcontractor: "dashed", contact: "dashed", "grant-recipient": "dashed",
  speaker: "dotted", keynote: "dotted", moderator: "dotted", panellist: "dotted", greeting: "dotted",
});

/** Relations that come first in a list. */
const LEADING = new Set(Object.keys(LOOKS).filter((relation) => LOOKS[relation] === "strong"));

/** The shown ties of a thing under their verbs: [{verb, ties: [{edge, other}]}], leading roles first. */
function tiesByVerb(visible, node) {
  const { network } = visible;
  const { library } = network;
  const ties = visible.incident(node).map((edge) => ({ edge, other: network.other(edge, node), relation: network.relation(edge) }));
  const order = ({ relation, other }) => `${LEADING.has(relation) ? 0 : 1} ${library.kinds.indexOf(library.kind(other))} ${relation}`;
  const byName = (one, two) => library.words.collator.compare(library.short(one.other), library.short(two.other));
  ties.sort((one, two) => order(one).localeCompare(order(two)) || byName(one, two));
  const groups = new Map();
  for (const tie of ties) {
    const verb = network.verb(tie.edge, node);
    if (!groups.has(verb)) groups.set(verb, { verb, ties: [] });
    groups.get(verb).ties.push(tie);
  }
  return [...groups.values()];
}
