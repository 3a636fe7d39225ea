import type {EquationPlace} from "../render/pageContext.ts";
import type {SourcePage} from "./readBook.ts";

/** Numbers the labelled equations of the chapters in the order they stand: (2.1), (2.2), … */
export function numberEquations(pages: readonly SourcePage[]): ReadonlyMap<string, EquationPlace> {
  const places = new Map<string, EquationPlace>();
  for (const {kind, slug, number, notebook} of pages) {
    if (kind !== "chapter") continue;
    let count = 0;
    for (const cell of notebook.cells) {
      if (cell.cell_type !== "markdown") continue;
      for (const match of cell.source.matchAll(/\$\$[\s\S]*?\$\$[ \t]*\{#(eq:[\w-]+)\}/g)) {
        count++;
        places.set(match[1]!, {number: `${number}.${count}`, slug});
      }
    }
  }
  return places;
}
