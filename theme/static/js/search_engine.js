// The one place that opens the index and asks it. Values of one facet widen a search, facets narrow each other.
import { key } from "./folding.js";
import { beginsAlike, openIndex } from "./search_shards.js";
import { FACETS, isFiltered, sortOf, without } from "./search_state.js";

const NOT_STATED = "not stated";
let opened = null; // promise of the loaded index; a page has one

/** Where things lie, as the page's head tells: `root` of the site, `tree` of the pages in this language; `names` is
 * empty on a site without facts, which has no files of names. */
export const places = (() => {
  const { root, tree, nameless } = document.querySelector("[data-tree]").dataset;
  const full = (address, base = document.baseURI) => new URL(address, base).href;
  return { tree: full(tree), names: nameless === undefined ? full("search/names/", full(root)) : "", index: full("pagefind/", full(root)) };
})();

// The content policy lets no script turn text into code. Pagefind starts one worker; nothing else may, from nowhere else.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) =>
    new URL(address, document.baseURI).href === `${places.index}pagefind-worker.js` ? `${places.index}pagefind-worker.js` : null,
});

function load() {
  // Pages of results are those in the reader's language; the index has read one tree alone.
  return openIndex(places.index, { baseUrl: new URL(places.tree).pathname, excerptLength: 34, ranking: { termFrequency: 0.7 } });
}

/** The loaded index. Fails where the site was built without one, or out of reach; the next call tries again. */
export function engine() {
  opened ??= load().catch((fault) => {
    opened = null;
    throw fault;
  });
  return opened;
}

// A whole question in quotes is a phrase; keyboards on phones write curly ones.
const asked = (q) => q.replace(/[“”„«»]/g, '"') || null;
const MOST_WORDS = 8; // of a question that are looked at one by one

/** The words of a question, each once. */
const wordsOf = (q) => [...new Set(asked(q)?.replaceAll('"', " ").split(/\s+/).filter((word) => key(word)) ?? [])];
const isPhrase = (q) => /^\s*".+"\s*$/.test(asked(q) ?? "");
const apart = (q) => (isPhrase(q) ? [] : wordsOf(q).slice(0, MOST_WORDS));

/** What the index is asked beside the words. */
const beside = (state) => ({ chosen: state.chosen, words: apart(state.q), newest: sortOf(state) !== "relevance" });

const ask = async (state) => (await engine()).search(asked(state.q), beside(state));

/** Whether some article has exactly these words side by side. Pagefind also finds what only begins like them. */
export async function isWritten(q) {
  return (await (await engine()).search(`"${q.replaceAll('"', "")}"`)).results.length > 0;
}

/** Whether a word of some article begins as this one does. */
async function isBegun(word) {
  const [best] = (await (await engine()).search(word, { words: [word] })).results;
  return best ? beginsAlike(best, word) : false;
}

/** The words of a question that no article has. For such a word Pagefind would give what shares its first letters. */
export async function unknownWords(q) {
  const all = wordsOf(q);
  const known = await Promise.all(all.slice(0, MOST_WORDS).map(async (word) => await isWritten(word) || isBegun(word)));
  return all.filter((_, at) => known[at] === false);
}

/** In the order asked for. Oldest first is newest first turned round, but for articles without a date: they stay last. */
function ordered(state, found) {
  if (sortOf(state) !== "oldest") return found.results;
  const dated = found.results.length - (found.counts.year?.[NOT_STATED] ?? 0);
  return [...found.results.slice(0, dated).reverse(), ...found.results.slice(dated)];
}

/** The results in order, for each facet how many articles each value would give beside the others, and words nowhere written. */
export async function search(state) {
  const everything = await (await engine()).facets();
  const unknown = await unknownWords(state.q);
  if (unknown.length) return { results: [], counts: Object.fromEntries(FACETS.map((facet) => [facet, {}])), unknown };
  const found = await ask(state);
  const counts = {};
  for (const facet of FACETS) {
    const open = state.chosen[facet].length ? await ask(without(state, facet)) : found;
    const blank = [...Object.keys(everything[facet] ?? {}), ...state.chosen[facet]].map((value) => [value, 0]);
    counts[facet] = { ...Object.fromEntries(blank), ...(open.counts[facet] ?? {}) };
  }
  return { results: ordered(state, found), counts, unknown };
}

/** The first articles for a question, without filters or counts: {count, pages}. */
export async function quickly(q, most) {
  if ((await unknownWords(q)).length) return { count: 0, pages: [] };
  const { results } = await (await engine()).search(asked(q), { words: apart(q) });
  return { count: results.length, pages: await Promise.all(results.slice(0, most).map((hit) => hit.data())) };
}

/** For an empty list: each facet in use with the number of results without it, and the number without any. */
export async function wayOut(state) {
  if (!isFiltered(state)) return { facets: [], all: 0 };
  const facets = [];
  for (const facet of FACETS.filter((f) => state.chosen[f].length)) {
    facets.push([facet, (await ask(without(state, facet))).results.length]);
  }
  return { facets, all: (await ask(without(state))).results.length };
}
