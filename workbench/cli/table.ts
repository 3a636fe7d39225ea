/** A column of a table: its title, and whether its numbers stand on the right. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
  /** Gives way when the table is wider than the terminal: its texts are cut with "…". */
  readonly shrink?: boolean;
}

/** Returns how many columns of a terminal a text takes: Chinese characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** Cuts a text to a width, with "…" at the end of a cut one. */
function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Lays rows out in columns, two spaces apart, no wider than the given width where a column may shrink. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  {width = 80}: {readonly width?: number} = {},
): string {
  const titles = columns.map(({title}) => title);
  const widths = columns.map((_, i) =>
    Math.max(...[titles, ...rows].map((row) => textWidth(row[i] ?? ""))),
  );
  const total = widths.reduce((sum, one) => sum + one + 2, -2);
  const yielding = columns.findIndex(({shrink}) => shrink === true);
  if (total > width && yielding >= 0) {
    widths[yielding] = Math.max(8, widths[yielding] - (total - width));
  }

  const line = (row: readonly string[]): string =>
    row
      .map((text, i) => {
        const shown = cut(text, widths[i]);
        const gap = " ".repeat(widths[i] - textWidth(shown));
        return columns[i].right ? gap + shown : shown + gap;
      })
      .join("  ")
      .trimEnd();
  return `${[titles, ...rows].map(line).join("\n")}\n`;
}
