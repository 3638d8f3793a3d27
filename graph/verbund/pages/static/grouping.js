/* Which group of a facet each thing belongs to. */

/** Kinds of things that have no state of their own and take that of what they are tied to. */
const PLACELESS = new Set(["project", "topic", "event"]);

/** Topics that name no group stand together. */
const OTHERS = "others";

/** Things as groups: [{value, label, members}]. What has no value takes that of most of its
    neighbours, but nothing is put where no source puts it: an organisation or person into a state,
    a project into a cluster or to a topic. Topics that name a group do not stand in it once more. */
function gather(shown, visible, name) {
  const { library } = visible.network;
  const [heads, nodes] = [true, false].map((head) => shown.filter((node) => (library.kind(node) === name) === head));
  const given = new Map();
  for (const node of nodes) {
    const own = ownGroup(library, node, name);
    if (own) given.set(node, own);
  }
  for (let pass = 0; pass < 2; pass += 1) {
    const open = nodes.filter((node) => !given.has(node) && adopts(library.kind(node), name));
    const found = open.map((node) => [node, usual(visible, node, given)]).filter(([, group]) => group);
    for (const [node, group] of found) given.set(node, group);
  }
  const nothing = { value: "", label: library.words.say("group.none") };
  const groups = new Map();
  for (const node of nodes) {
    const { value, label } = given.get(node) ?? nothing;
    if (!groups.has(value)) groups.set(value, { value, label, members: [] });
    groups.get(value).members.push(node);
  }
  const rest = heads.filter((node) => !groups.has(ownGroup(library, node, name)?.value));
  if (rest.length) groups.set(OTHERS, { value: OTHERS, label: library.words.say("group.others"), members: rest });
  return [...groups.values()];
}

/** Whether a kind of thing may take the group of its neighbours. */
function adopts(kind, name) {
  return name === "state" ? PLACELESS.has(kind) : kind !== "project";
}

function ownGroup(library, node, name) {
  if (name === "kind") {
    const kind = library.kind(node);
    return { value: kind, label: library.words.say(`kind.${kind}`, { n: 2 }) };
  }
  return library.facetsOf(node, name).find((facet) => facet.groups);
}

/** The group of most neighbours, leading ties first. */
function usual(visible, node, given) {
  const { network } = visible;
  const near = visible.incident(node).filter((edge) => given.has(network.other(edge, node)));
  const leading = near.filter((edge) => LEADING.has(network.relation(edge)));
  const groups = (leading.length ? leading : near).map((edge) => given.get(network.other(edge, node)));
  const votes = tally(groups, (group) => [group.value]);
  return groups.reduce((best, group) => (!best || votes.get(group.value) > votes.get(best.value) ? group : best), null);
}
