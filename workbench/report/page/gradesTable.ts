/** What a cell is sorted by: its number, else its text. */
function sortValue(row: HTMLTableRowElement, column: number): number | string {
  const cell = row.cells[column];
  const value = cell?.dataset["v"];
  if (value !== undefined) return Number(value);
  return column === 0 ? (cell?.textContent ?? "") : -1;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), undefined, {numeric: true});
}

/** Makes the titles of the table's columns sort its rows. */
function makeSortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, column) => {
    const title = head.querySelector(".sort");
    if (title === null) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = title.textContent;
    title.replaceWith(button);
    button.addEventListener("click", () => {
      const first = column === 0 ? "ascending" : "descending";
      const other = column === 0 ? "descending" : "ascending";
      const order = head.ariaSort === first ? other : first;
      for (const one of heads) one.ariaSort = "none";
      head.ariaSort = order;
      const sign = order === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => ({row, value: sortValue(row, column)}));
      rows.sort((a, b) => sign * compare(a.value, b.value));
      body.append(...rows.map(({row}) => row));
    });
  });
}

/** Makes the table of grades sort and filter; without this it is a plain table. */
export function startTable(say: (code: string, args: Record<string, number>) => string): void {
  const table = document.querySelector<HTMLTableElement>("#grades");
  const controls = document.querySelector<HTMLElement>("#table-controls");
  const find = document.querySelector<HTMLInputElement>("#find");
  const which = document.querySelector<HTMLSelectElement>("#which");
  const shown = document.querySelector<HTMLOutputElement>("#shown");
  if (!table || !controls || !find || !which || !shown) return;
  makeSortable(table);
  controls.hidden = false;
  const rows = [...table.tBodies[0].rows];
  const names = rows.map((row) => (row.cells[0].textContent ?? "").toLowerCase());
  const filter = (): void => {
    const text = find.value.trim().toLowerCase();
    let count = 0;
    rows.forEach((row, i) => {
      const marks = row.dataset["m"] ?? "";
      const fits = names[i].includes(text) && (which.value === "" || marks.includes(which.value));
      row.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = say("client.shown", {count, total: rows.length});
  };
  find.addEventListener("input", filter);
  which.addEventListener("change", filter);
  filter();

  // A link of the first screen shows the rows that it counts.
  for (const link of document.querySelectorAll<HTMLElement>("[data-which]")) {
    link.addEventListener("click", () => {
      which.value = link.dataset["which"] ?? "";
      filter();
    });
  }
}
