// The interface's phrases in the page's language. English phrases are their own keys, as in the Python catalogue; those
// of another language come from one small file that the build lays beside this one.

const language = document.documentElement.lang || "en";
const catalogue = language === "en" ? {} : await read();

async function read() {
  try {
    const answer = await fetch(new URL(`words.${language}.json`, import.meta.url));
    return answer.ok ? await answer.json() : {};
  } catch {
    return {}; // the page still works, in English
  }
}

// gettext counts the plural forms of a language in this order.
const ORDER = ["zero", "one", "two", "few", "many", "other"];
const rules = new Intl.PluralRules(language);
const kinds = ORDER.filter((kind) => rules.resolvedOptions().pluralCategories.includes(kind));

const filled = (words, values) => words.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);

/** The phrase in the page's language, with %(name)s filled from `values`. */
export const gettext = (words, values = {}) => filled(catalogue[words] ?? words, values);

/** The form that goes with `count`, which fills %(count)s too. */
export function ngettext(one, many, count, values = {}) {
  const forms = catalogue[one];
  const form = Array.isArray(forms) ? forms[kinds.indexOf(rules.select(count))] : null;
  return filled(form ?? (count === 1 ? one : many), { count, ...values });
}
