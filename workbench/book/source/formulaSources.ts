import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join, relative, sep} from "node:path";

/** The function that implements a labelled equation. */
export interface FormulaSource {
  readonly label: string;
  readonly name: string;
  /** The import of a notebook, e.g. `voxelbook/physics`. */
  readonly module: string;
  /** Path below the repository, with forward slashes. */
  readonly file: string;
  /** Docstring and body, as they stand in the library. */
  readonly source: string;
}

/** Lists the source files of a library folder, sorted. */
async function sourceFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (entry.name === "node_modules" || /^dist(\.|$)/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await sourceFiles(path)));
    else if (path.endsWith(".ts") && !path.endsWith(".d.ts")) found.push(path);
  }
  return found.sort();
}

/** Finds the labelled functions of one file: a docstring naming the label, then `export function`. */
export function formulasOf(text: string, module: string, file: string): FormulaSource[] {
  const found: FormulaSource[] = [];
  const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\nexport (?:async )?function\*? (\w+)/g;
  for (const match of text.matchAll(docstring)) {
    const labels = [...match[0].matchAll(/@formula\s+(eq:[\w-]+)/g)].map((hit) => hit[1]!);
    if (labels.length === 0) continue;
    // Formatted code closes a top-level function with a brace in column 0.
    const end = text.indexOf("\n}", match.index + match[0].length);
    const source = text.slice(match.index, end < 0 ? undefined : end + 2);
    for (const label of labels) found.push({label, name: match[1]!, module, file, source});
  }
  return found;
}

/** Reads the library below `root` and returns the implementing function of each equation label. */
export async function readFormulaSources(
  root: string,
): Promise<ReadonlyMap<string, FormulaSource>> {
  const lib = join(root, "lib");
  const found = new Map<string, FormulaSource>();
  if (!existsSync(lib)) return found;
  for (const path of await sourceFiles(lib)) {
    const inside = relative(lib, path).split(sep);
    const module = inside.length > 1 ? `voxelbook/${inside[0]}` : "voxelbook";
    const text = await readFile(path, "utf8");
    for (const formula of formulasOf(text, module, ["lib", ...inside].join("/"))) {
      found.set(formula.label, formula);
    }
  }
  return found;
}
