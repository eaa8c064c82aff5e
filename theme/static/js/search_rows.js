// A result as a row: the matching sentence, linked to its place in the article, and the claim it carries.

/** An element with attributes and children; text is always text, so nothing found in an article can become markup. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
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

/** The stretches of the page that stand in an element with an id: evidence sentences, headline, other names. */
function stretches(page) {
  return page.anchors.map((anchor) => {
    const size = (anchor.text ?? "").split(/\s+/).filter(Boolean).length;
    return { id: anchor.id, kind: anchor.element, start: anchor.location, end: anchor.location + size };
  });
}

/** The evidence sentence with most of the words found; null where they stand in none. */
function bestSentence(page, places) {
  let best = null;
  for (const stretch of stretches(page).filter((s) => s.kind === "mark" && s.end > s.start)) {
    const hits = places.filter((at) => at >= stretch.start && at < stretch.end).length;
    if (hits > (best?.hits ?? 0)) best = { ...stretch, hits };
  }
  return best;
}

const SIDE = 17; // words shown on either side of a word that stands in no evidence sentence
const LONGEST = 60;

function excerpt(page) {
  const words = page.raw_content.split(/[\r\n\s]+/g);
  const found = new Set(page.locations);
  const names = stretches(page).find((s) => s.id === "names");
  const inText = names ? page.locations.filter((at) => at < names.start || at >= names.end) : page.locations;
  const sentence = bestSentence(page, inText);
  if (sentence) {
    const end = Math.min(sentence.end, sentence.start + LONGEST, words.length);
    const nodes = passage(words, sentence.start, end, found);
    return { anchor: sentence.id, nodes: end < sentence.end ? [...nodes, " …"] : nodes };
  }
  const middle = inText[0] ?? page.locations[0] ?? 0;
  const start = Math.max(0, middle - SIDE);
  const end = Math.min(words.length, start + 2 * SIDE);
  const before = start > 0 ? "… " : "";
  return { anchor: "", nodes: [before, ...passage(words, start, end, found), end < words.length ? " …" : ""] };
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
  if (!claim) return make("p", { class: "quiet" }, "Harm: not stated");
  const more = claim.others === 1 ? " · 1 more claim" : claim.others > 1 ? ` · ${claim.others} more claims` : "";
  return make("p", { class: "quiet" }, make("b", {}, claim.says), claim.who ? `, ${claim.who}` : "", more);
}

/** One row. `page` is what Pagefind holds of it; without words searched for, the text's beginning stands in. */
export function row(page) {
  const { anchor, nodes } = excerpt(page);
  const above = [page.meta.byline, page.meta.place, page.meta.published].filter(Boolean).join(" · ");
  const address = anchor ? `${page.url}#${anchor}` : page.url;
  return make(
    "article",
    { class: "card" },
    make("p", { class: "quiet" }, above),
    make("h3", {}, make("a", { href: address }, page.meta.title ?? address)),
    make("p", { class: "excerpt" }, ...nodes),
    claimLine(page, anchor),
  );
}
