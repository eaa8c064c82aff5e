// A result as a row: the matching sentence, linked to its place in the article, and the claim it carries.
import { folded } from "./search_state.js";
import { gettext, ngettext } from "./words.js";

/** An element with attributes and children; text is always text, so nothing found in an article can become markup. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** A phrase with elements in its places: "Names %(name)s." and {name: nodes}. */
export function around(phrase, places) {
  return phrase.split(/%\((\w+)\)s/).flatMap((part, at) => (at % 2 ? places[part] ?? [] : part ? [part] : []));
}

const plain = (words) => words.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** Words from `start` to `end` of the page, those found in <mark>. */
function passage(words, start, end, found) {
  const nodes = [];
  for (let at = start; at < end; at += 1) {
    nodes.push(found.has(at) ? make("mark", {}, plain(words[at])) : plain(words[at]), " ");
  }
  return nodes.slice(0, -1);
}

/** The stretches of the page that stand in an element with an id: evidence sentences, and names it goes by. */
function stretches(page) {
  return page.anchors.map((anchor) => {
    const size = (anchor.text ?? "").split(/\s+/).filter(Boolean).length;
    const kind = anchor.element === "mark" ? "sentence" : /^(name|force|place)-\d+$/.test(anchor.id) ? "name" : "";
    return { id: anchor.id, kind, start: anchor.location, end: anchor.location + size };
  });
}

const holds = (stretch, at) => at >= stretch.start && at < stretch.end;

/** The stretch with most of these places in it, the first among equals; null where they stand in none. */
function fullest(all, places) {
  let best = null;
  for (const stretch of all) {
    const hits = places.filter((at) => holds(stretch, at)).length;
    if (hits > (best?.hits ?? 0)) best = { ...stretch, hits };
  }
  return best;
}

/** Names as written, one array of word numbers each: "A, also called B, C" gives those of A, B and C. */
function namesIn(words, stretch) {
  const groups = [[]];
  for (let at = stretch.start; at < stretch.end; at += 1) {
    if (words[at] === "also" && words[at + 1] === "called" && !groups.at(-1).length) at += 1;
    else groups.at(-1).push(at);
    if (/[,.]$/.test(words[at])) groups.push([]);
  }
  return groups.filter((group) => group.length);
}

/** By which name an article was found that says another, the one asked for first; null where none fits. */
function named(words, names, found, asked) {
  const written = (group) => folded(group.map((at) => words[at]).join(" "));
  let best = null;
  for (const stretch of names) {
    const [name, ...others] = namesIn(words, stretch);
    const same = others.find((group) => written(group) === asked);
    const near = others.find((group) => group.some((at) => found.has(at)));
    const fit = same ? 2 : near || name.some((at) => found.has(at)) ? 1 : 0;
    if (fit > (best?.fit ?? 0)) best = { fit, name, other: same ?? near ?? [] };
  }
  if (!best) return null;
  const bare = (group) => passage(group.map((at) => words[at].replace(/[,.]$/, "")), 0, group.length,
    new Set(group.flatMap((at, turn) => (found.has(at) ? [turn] : []))));
  const [name, other] = [bare(best.name), bare(best.other)];
  return best.other.length
    ? around(gettext("Names %(name)s, also called %(other)s."), { name, other })
    : around(gettext("Names %(name)s."), { name });
}

const SIDE = 17; // words shown on either side of a word that stands in no evidence sentence
const LONGEST = 60;

/** What to show of a page: the evidence sentence found, else words around the first hit, else the name that fits. */
function excerpt(page, q) {
  const words = page.raw_content.split(/[\r\n\s]+/g);
  const found = new Set(page.locations);
  const all = stretches(page);
  const names = all.filter((s) => s.kind === "name");
  const first = headline(page).length;
  const last = Math.min(words.length, ...names.map((s) => s.start));
  const inText = page.locations.filter((at) => at >= first && at < last);
  const inHeadline = page.locations.some((at) => at < first);
  const sentence = fullest(all.filter((s) => s.kind === "sentence"), inText);
  if (!inText.length && !inHeadline) {
    const name = named(words, names, found, folded(q));
    if (name) return { anchor: "", nodes: name };
  }
  if (sentence) {
    const end = Math.min(sentence.end, sentence.start + LONGEST);
    const nodes = passage(words, sentence.start, end, found);
    return { anchor: sentence.id, nodes: end < sentence.end ? [...nodes, " …"] : nodes };
  }
  const start = Math.max(first, (inText[0] ?? first) - SIDE);
  const end = Math.min(last, start + 2 * SIDE);
  const before = start > first ? "… " : "";
  return { anchor: "", nodes: [before, ...passage(words, start, end, found), end < last ? " …" : ""] };
}

/** The headline's words. Pagefind's text of a page begins with them; only the last one gets a full stop there. */
const headline = (page) => (page.meta.title ?? "").split(/\s+/).filter(Boolean);

/** The headline as printed, with the words found in it. */
function title(page) {
  const words = headline(page);
  return passage(words, 0, words.length, new Set(page.locations));
}

/** The claim whose sentence is shown, else the first one of the article; null where it has none. */
function claimOf(page, anchor) {
  let claims = [];
  try {
    claims = JSON.parse(page.meta.claims ?? "[]");
  } catch {
    return null;
  }
  const here = claims.find(([, , quotes]) => anchor && quotes.includes(`#${anchor}`));
  const claim = here ?? claims[0];
  return claim ? { says: claim[0], who: claim[1], others: claims.length - 1 } : null;
}

function claimLine(page, anchor) {
  const claim = claimOf(page, anchor);
  if (!claim) return make("p", { class: "quiet" }, gettext("Harm: not stated"));
  const more = claim.others ? ` · ${ngettext("%(count)s more claim", "%(count)s more claims", claim.others)}` : "";
  return make("p", { class: "quiet" }, make("b", {}, claim.says), claim.who ? `, ${claim.who}` : "", more);
}

/** What a result says: its headline and the words that fit, as nodes, the address of its sentence, where it is from. */
export function told(page, q) {
  const { anchor, nodes } = excerpt(page, q);
  const above = [page.meta.byline, page.meta.place, page.meta.published].filter(Boolean).join(gettext(" · "));
  return { anchor, nodes, above, title: title(page), address: anchor ? `${page.url}#${anchor}` : page.url };
}

/** One row. `page` is what Pagefind holds of it, `q` the words asked for; without any, the text's beginning stands. */
export function row(page, q) {
  const { anchor, nodes, above, title: headed, address } = told(page, q);
  return make(
    "article",
    { class: "card" },
    make("p", { class: "quiet" }, above),
    make("h3", {}, make("a", { href: address }, ...headed)),
    make("p", { class: "excerpt" }, ...nodes),
    claimLine(page, anchor),
  );
}
