// Pages of forces, places, countries and claimants by any of their names, and by names that are nearly theirs.
import { fold, key, shardOf, slips, slipsAllowed, squash, words } from "./folding.js";
import { gettext } from "./words.js";

const loading = new Map(); // file address -> promise of its names
const MOST_WORDS = 12; // of a question; more of them are no name

/** What a page is, in words. */
export const KINDS = {
  force: () => gettext("Force"),
  place: () => gettext("Place"),
  country: () => gettext("Country"),
  region: () => gettext("Region"),
  division: () => gettext("First-level division"),
  claimant: () => gettext("Claimant"),
};

const formOf = (name) => ({ name, key: key(name), words: words(name), squash: squash(name) });

function read(row) {
  const [name, kind, url, articles, within, ...others] = row;
  return { name, kind, url, articles, within, forms: [name, ...others].map(formOf) };
}

async function shard(folder, name) {
  const address = `${folder}${name}.json`;
  if (!loading.has(address)) {
    loading.set(address, fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${address}: ${answer.status}`))))
      .then((rows) => rows.map(read)));
    loading.get(address).catch(() => loading.delete(address)); // the next question asks again
  }
  return loading.get(address);
}

/** Every page with a name in the files of these words, each once with all its names there. */
async function pagesNear(folder, asked) {
  if (!folder) return [];
  const files = await Promise.all([...new Set(asked.map(shardOf))].sort().map((name) => shard(folder, name)));
  const found = new Map();
  for (const page of files.flat()) {
    const known = found.get(page.url);
    found.set(page.url, known ? { ...known, forms: [...known.forms, ...page.forms.slice(1)] } : page);
  }
  return [...found.values()];
}

const EXACT = 0;
const BEGINS = 1;
const HOLDS = 2;
const ALIKE = 3; // another transliteration
const SLIP = 4; // and one more for each slip

/** How well a name fits what was typed, the best is 0; Infinity where it does not. */
function fit(form, asked) {
  if (form.key === asked.key) return EXACT;
  if (asked.key.length > 1 && form.key.startsWith(asked.key)) return BEGINS;
  if (asked.key.length > 1 && asked.words.every((word) => form.words.some((own) => own.startsWith(word)))) return HOLDS;
  if (asked.squash && form.squash === asked.squash) return ALIKE;
  const most = slipsAllowed(Math.min(asked.key.length, form.key.length));
  const apart = most ? slips(asked.key, form.key, most) : Infinity;
  return apart <= most ? SLIP + apart : Infinity;
}

function bestForm(page, asked) {
  let best = { as: page.forms[0].name, fit: Infinity };
  for (const form of page.forms) {
    const now = fit(form, asked);
    // Of names that fit as well, the one written as it was typed: Daesh before Da'esh.
    if (now < best.fit || (now === EXACT && fold(form.name) === fold(asked.name))) best = { as: form.name, fit: now };
  }
  return { ...page, ...best };
}

const before = (a, b) => a.fit - b.fit || b.articles - a.articles || a.name.localeCompare(b.name, "en") || (a.url < b.url ? -1 : 1);

/** Pages whose names fit what was typed, best first; `as` is the name that fits, `near` tells that it fits only nearly. */
export async function namesLike(folder, q, most) {
  const asked = formOf(q);
  if (!asked.words.length || asked.words.length > MOST_WORDS) return [];
  const found = (await pagesNear(folder, asked.words)).map((page) => bestForm(page, asked)).filter((page) => page.fit < Infinity);
  const sure = found.some((page) => page.fit === EXACT);
  return found.filter((page) => !sure || page.fit < ALIKE).sort(before).slice(0, most)
    .map((page) => ({ ...page, exact: page.fit === EXACT, near: page.fit >= ALIKE }));
}

const WINDOW = 4; // words that a name in a longer question may have

/** The stretches of a question that may be a name, the longest first: [first word, last word + 1]. */
function stretches(count) {
  const all = [];
  for (let size = Math.min(WINDOW, count); size > 0; size -= 1) {
    for (let start = 0; start + size <= count; start += 1) all.push([start, start + size]);
  }
  return all;
}

/** Questions with a name in place of what is nearly one: {q, page, wrong}, best first; none where every name is known. */
export async function meant(folder, q, most) {
  const parts = q.split(/\s+/).filter(Boolean);
  if (!parts.length || parts.length > MOST_WORDS) return [];
  const pages = await pagesNear(folder, words(q));
  const found = [];
  for (const [start, end] of stretches(parts.length)) {
    const wrong = parts.slice(start, end).join(" ");
    const asked = formOf(wrong);
    if (asked.key.length < 4) continue;
    const fitting = pages.map((page) => bestForm(page, asked));
    if (fitting.some((page) => page.fit < ALIKE)) continue; // a name, or the beginning of one
    for (const page of fitting.filter((one) => one.fit < Infinity)) {
      found.push({ fit: page.fit, articles: page.articles, name: page.name, url: page.url, page, wrong,
        q: [...parts.slice(0, start), page.as, ...parts.slice(end)].join(" ") });
    }
  }
  const told = new Set();
  return found.sort(before).filter(({ q: words_ }) => !told.has(key(words_)) && told.add(key(words_))).slice(0, most);
}
