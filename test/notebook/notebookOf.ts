import type {Cell, Notebook} from "../../workbench/notebook/nbformat.ts";

/** A notebook of code cells c1, c2, …; a cell may carry tags in front: `[source, ...tags]`. */
export function notebookOf(...sources: (string | [string, ...string[]])[]): Notebook {
  const cells: Cell[] = sources.map((given, i) => {
    const [source, ...tags] = typeof given === "string" ? [given] : given;
    return {
      cell_type: "code",
      id: `c${i + 1}`,
      metadata: tags.length > 0 ? {tags} : {},
      source,
      execution_count: null,
      outputs: [],
    };
  });
  return {nbformat: 4, nbformat_minor: 5, metadata: {}, cells};
}
