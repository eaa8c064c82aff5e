// The index as Pagefind merges it from its shards, and what merging does not do by itself: which shards may answer for
// a word, and one order by date.

import { key } from "./folding.js";

const ARTICLES = { kind: "article" };
// No word goes on like this.
const FACET = "facet"; // the build makes one filter of all, with values "country:Syria": one file, not ten
const NOWHERE = "qzqzqz";
const UNDATED = "0000-00-00";

/** The shards of the index at this address: [place, key] each, the first one in the folder itself. */
async function shardsAt(folder) {
  const answer = await fetch(new URL("shards.json", folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`shards.json: ${answer.status}`);
  return Object.entries(await answer.json());
}

/** Opens the index in this folder; `told` are Pagefind's options. */
export async function openIndex(folder, told) {
  const [list, pagefind] = await Promise.all([shardsAt(folder), import(`${folder}pagefind.js`)]);
  const options = ([place, key]) => ({ ...told, metaCacheTag: key, mergeFilter: { shard: place } });
  await pagefind.options(list.length > 1 ? options(list[0]) : told);
  await pagefind.init();
  await Promise.all(list.slice(1).map((one) => pagefind.mergeIndex(new URL(one[0], folder).href, options(one))));
  return new Index(folder, list, pagefind);
}

/** Whether what was found begins as this word does, for the most part: what somebody is still typing, or a form of it. */
export async function beginsAlike(hit, word) {
  const page = await hit.data();
  const text = page.raw_content.split(/[\r\n\s]+/g);
  const most = Math.max(Math.min(3, word.length), Math.ceil(word.length * 0.6));
  return page.locations.some((at) => key(text[at] ?? "").includes(key(word).slice(0, most)));
}

/** Counts by facet and value, of those by "facet:value". */
function byFacet(counts) {
  const facets = {};
  for (const [name, count] of Object.entries(counts)) {
    const at = name.indexOf(":");
    (facets[name.slice(0, at)] ??= {})[name.slice(at + 1)] = count;
  }
  return facets;
}

class Index {
  constructor(folder, list, pagefind) {
    this.folder = folder;
    this.list = list;
    this.pagefind = pagefind;
    this.known = new Map(); // promises of the places that know a word, by word
    this.dated = null;
  }

  /**
   * Pagefind's answer, with the counts of each facet. `chosen`: values by facet, of which one is enough in each; `words`:
   * those asked for one by one, none of a phrase; `newest`: by date.
   */
  async search(q, { chosen = {}, words = [], newest = false } = {}) {
    const filters = { ...ARTICLES };
    const facets = Object.entries(chosen).filter(([, values]) => values.length);
    if (facets.length) {
      filters.all = facets.map(([facet, values]) => ({ [FACET]: { any: values.map((value) => `${facet}:${value}`) } }));
    }
    const places = this.list.length > 1 ? await this.placesOf(words) : null;
    if (places) filters.shard = { any: places.length ? places : ["none"] };
    const found = await this.pagefind.search(q, { filters, sort: newest ? { date: "desc" } : {} });
    const results = newest && this.list.length > 1 ? await this.newestFirst(found.results) : found.results;
    return { results, counts: byFacet(found.filters[FACET] ?? {}) };
  }

  /** All values of each facet, with the number of their articles. Read once: then every search counts them. */
  async facets() {
    return byFacet((await this.pagefind.filters())[FACET] ?? {});
  }

  /** The places that know all of these words; null where all places may answer. */
  async placesOf(words) {
    if (!words.length) return null;
    const known = await Promise.all(words.map((word) => this.placesKnowing(word)));
    return known.reduce((all, some) => all.filter((place) => some.includes(place)));
  }

  placesKnowing(word) {
    if (!this.known.has(word)) this.known.set(word, this.findPlaces(word));
    return this.known.get(word);
  }

  /** In which places this word, a form or a beginning of it is; elsewhere Pagefind would give what shares its first letters. */
  async findPlaces(word) {
    const all = this.list.map(([place]) => place);
    const written = await this.countsOf(`"${word}"`);
    if (all.every((place) => written[place])) return all;
    // Where no word begins like this one, another last letter gives the same; where some do, it seldom does.
    const [near, other] = await Promise.all([this.countsOf(word), this.countsOf(word.slice(0, -1) + NOWHERE)]);
    const known = await Promise.all(all.map((place) =>
      written[place] || (near[place] && (near[place] !== other[place] || this.beginsIn(place, word)))));
    const places = all.filter((_, at) => known[at]);
    return places.length ? places : this.nearest(word, all);
  }

  /** Whether the best article of this place has a word that begins like this one. */
  async beginsIn(place, word) {
    const found = await this.pagefind.search(word, { filters: { ...ARTICLES, shard: place } });
    return found.results.length > 0 && beginsAlike(found.results[0], word);
  }

  /** Where nobody knows a word: the places with the longest beginning of it, which one index would give. */
  async nearest(word, all) {
    for (let size = word.length - 1; size > word.length / 2; size -= 1) {
      const written = await this.countsOf(`"${word.slice(0, size)}"`);
      const places = all.filter((place) => written[place]);
      if (places.length) return places;
    }
    return all;
  }

  async countsOf(q) {
    return (await this.pagefind.search(q, { filters: ARTICLES })).filters.shard ?? {};
  }

  async newestFirst(results) {
    this.dated ??= this.readDates();
    const dates = await this.dated;
    const told = results.map((hit) => [dates.get(hit.id) ?? UNDATED, hit.id, hit]);
    return told.sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? 1 : -1)).map(([, , hit]) => hit);
  }

  /** The dates of all pages by their ids; the index of each shard knows its own order alone. */
  async readDates() {
    const dates = new Map();
    const read = async ([place, key]) => {
      const answer = await fetch(new URL(`${place}dates.json?${key}`, this.folder));
      for (const [date, ids] of Object.entries(await answer.json())) for (const id of ids) dates.set(id, date);
    };
    await Promise.all(this.list.map(read));
    return dates;
  }
}
