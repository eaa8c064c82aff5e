// The interface's phrases in the page's language. English phrases are their own keys, as in the Python catalogue.

const catalogue = {}; // phrase -> translation, or an array of plural forms

const filled = (words, values) => words.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);

/** The phrase in the page's language, with %(name)s filled from `values`. */
export const gettext = (words, values = {}) => filled(catalogue[words] ?? words, values);

/** The form that goes with `count`, which fills %(count)s too. */
export const ngettext = (one, many, count, values = {}) => filled(count === 1 ? one : many, { count, ...values });
