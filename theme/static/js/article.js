// Shows which sentence and which claim belong together while one of them is pointed at or focused, and lets Escape put
// the explanation of a name away. All of it is only quicker: links lead both ways without a script.

const claims = new Map(); // a claim's row to the sentences that it rests on
const rows = new Map(); // a sentence to the rows of its claims

function pair(row, sentence) {
  claims.set(row, [...(claims.get(row) ?? []), sentence]);
  rows.set(sentence, [...(rows.get(sentence) ?? []), row]);
}

for (const row of document.querySelectorAll(".claim[id]")) {
  for (const link of row.querySelectorAll('.said a[href^="#"]')) {
    const sentence = document.getElementById(link.hash.slice(1));
    if (sentence?.matches("mark")) pair(row, sentence);
  }
}

function backLinks(row) {
  return [...document.querySelectorAll("a.n")].filter((link) => decodeURIComponent(link.hash.slice(1)) === row.id);
}

function partners(target) {
  const number = target.closest("a.n");
  if (number) return [document.getElementById(decodeURIComponent(number.hash.slice(1)))];
  const row = target.closest(".claim[id]");
  if (row) return [...(claims.get(row) ?? []), ...backLinks(row)];
  return rows.get(target.closest("mark")) ?? [];
}

function light(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!(event.target instanceof Element)) return;
  for (const partner of partners(event.target)) partner?.classList.add("lit");
}

document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const name of document.querySelectorAll(".named:hover, .named:focus-within")) name.classList.add("hushed");
});
for (const name of document.querySelectorAll(".named")) {
  for (const end of ["pointerleave", "focusout"]) name.addEventListener(end, () => name.classList.remove("hushed"));
}
