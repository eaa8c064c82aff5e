// Names as the search compares them. `fold`, `words`, `squash` and `shardOf` do what text.fold, other_names.search_words,
// place_names.squash_key and name_files.shard_of do in Python; a test holds them together.

/** The word casefolded, without accents, with straight apostrophes. */
export function fold(word) {
  const plain = word.replace(/[\u2019\u2018\u02bc\u00b4\u02bb`]/g, "'").normalize("NFKD").replace(/\p{Mn}/gu, "");
  return plain.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ") || word;
}

/** The words of a name, folded, in any script. */
export const words = (name) =>
  fold(name).replace(/['\u02bf\u02be`]+/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A name's letters alone: two names with one key are written alike. */
export const key = (name) => words(name).join("");

const ALIKE = Object.fromEntries(
  ["aeiy", "bp", "ckq", "dt", "fv", "gj", "szx", "ouw"].flatMap((group) => [...group].map((letter) => [letter, group[0]])));

/** The file in which names with this folded word lie. */
export function shardOf(word) {
  const first = [...(word.replace(/^ال/, "") || word)][0];
  if (first >= "a" && first <= "z") return ALIKE[first] ?? first;
  return /\p{Nd}/u.test(first) ? "0" : `x${first.codePointAt(0) % 8}`;
}

const ARTICLES = new Set("al el ar as ash at az ez ed ad an en er es esh et ul ud il".split(" "));
const LETTERS = { "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th", "ħ": "h" };
const RULES = [
  [/(.)\1+/g, "$1"], [/([kgdzj])h/g, "$1"], [/sch|sh|ch/g, "s"], [/ph/g, "f"], [/th/g, "t"], [/q|ck|c/g, "k"],
  [/dj/g, "j"], [/w(?=[ou])/g, ""], [/ou|oo|au|aw|ow|o|w/g, "u"],
  [/[ei]y(?![aou])|ay(?![aou])|ai|ei|ee|ie|y|e/g, "i"], [/h$/, ""], [/([aeiou])h(?![aeiou])/g, "$1"], [/(.)\1+/g, "$1"],
];

/** The name without what transliteration leaves open; "" where too little is left, and for other scripts. */
export function squash(name) {
  const bare = fold(name).replace(/[łøđıßæœəðþħ]/g, (letter) => LETTERS[letter]).replace(/['\u02bf\u02be\u02b9\u02ba`]+/g, "");
  let rest = bare.split(/[^a-z0-9]+/).filter(Boolean);
  if (rest.length > 1 && ARTICLES.has(rest[0])) rest = rest.slice(1);
  const joined = rest.map((word, at) => (at && at + 1 < rest.length && ARTICLES.has(word) ? "e" : word)).join("");
  const short = RULES.reduce((left, [pattern, letter]) => left.replace(pattern, letter), joined);
  return short.length >= 3 ? short : "";
}

/** How many slips (a letter added, left out, changed, or two exchanged) part two words; more than `most` is told as most + 1. */
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** How many slips a word of this length may have and still be meant: none in short ones. */
export const slipsAllowed = (length) => (length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);
