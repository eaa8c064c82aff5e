// Tables sorted in place by their column headers: an extra, since every table already stands in an order that is said.
// Rows of equal value keep their places; a third press brings the first order back.

const TURNS = ["ascending", "descending", "none"];
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** What a row is sorted by in a column: its data-sort, else its words; a number where it is one. */
function valueOf(row, column) {
  const cell = row.cells[column];
  const told = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  return NUMBER.test(told) ? Number(told) : told;
}

/** Rows with nothing to say come last in either direction. */
function compare(one, other, words) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return words.compare(String(one), String(other));
}

function sorted(rows, column, turn, words) {
  const told = rows.map((row, place) => ({ row, place, value: valueOf(row, column) }));
  if (turn !== "none") {
    const sign = turn === "ascending" ? 1 : -1;
    told.sort((a, b) => (a.value === "") - (b.value === "")
      || sign * compare(a.value, b.value, words) || a.place - b.place);
  }
  return told.map(({ row }) => row);
}

function makeSortable(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const first = [...body.rows];
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  if (first.length < 3) return;
  heads.forEach((head, column) => {
    if (head.tagName !== "TH") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorts";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turn = TURNS[(TURNS.indexOf(head.getAttribute("aria-sort") ?? "none") + 1) % TURNS.length];
      for (const other of heads) other.removeAttribute("aria-sort");
      if (turn !== "none") head.setAttribute("aria-sort", turn);
      body.append(...sorted(first, column, turn, words));
    });
  });
}

for (const table of document.querySelectorAll("table[data-sortable]")) makeSortable(table);
