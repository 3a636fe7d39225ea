import type {SourceCell} from "../runtime/protocol.ts";

/** Names that a cell declares at top level; `fixed` ones cannot be changed by another cell. */
interface Declared {
  readonly all: ReadonlySet<string>;
  readonly fixed: ReadonlySet<string>;
}

/** Splits a list such as `a, type b, c as d` or `{a: b, ...c}` into the names it binds. */
function boundNames(list: string): string[] {
  return list
    .split(",")
    .map((part) => part.replace(/=.*$/s, "").trim())
    .map((part) => /([\w$]+)\s*$/.exec(part)?.[1] ?? "")
    .filter((name) => name !== "");
}

/** Finds what a cell declares at the beginning of its lines, where top-level statements stand. */
export function declaredNames(source: string): Declared {
  const all = new Set<string>();
  const fixed = new Set<string>();
  const add = (names: readonly string[], isFixed: boolean): void => {
    for (const name of names) {
      all.add(name);
      if (isFixed) fixed.add(name);
    }
  };
  for (const [, list] of source.matchAll(/^import\s+(?:type\s+)?([\s\S]*?)\s+from\s/gm)) {
    add(boundNames(list!.replace(/[{}]/g, " ").replace(/\*\s+as/, "")), true);
  }
  for (const [, name] of source.matchAll(
    /^(?:export\s+)?(?:async\s+)?(?:function\*?|class|interface|type|enum)\s+([\w$]+)/gm,
  )) {
    add([name!], true);
  }
  // A constant that holds a number or a text stays what it is; anything else may be written into.
  for (const [, kind, name, value] of source.matchAll(
    /^(?:export\s+)?(const|let|var)\s+([\w$]+)\b([^\n]*)/gm,
  )) {
    const plain =
      /^\s*(?::\s*\w+\s*)?=\s*(?:-?[\d._]+(?:e[+-]?\d+)?|"[^"]*"|'[^']*'|true|false)\s*;/;
    add([name!], kind === "const" && plain.test(value!));
  }
  for (const [, list] of source.matchAll(/^(?:const|let|var)\s+[{[]([\s\S]*?)[}\]]\s*=/gm)) {
    add(boundNames(list!), false);
  }
  return {all, fixed};
}

const identifiers = (source: string): Set<string> =>
  new Set(source.match(/[A-Za-z_$][\w$]*/g) ?? []);

/**
 * Says which of the cells above a cell have to run before it: those that declare a name it uses,
 * directly or through others, and those that may change such a name. Rather one too many than one
 * too few: a cell must give what it gives when the whole notebook is run.
 */
export function neededCells(cells: readonly SourceCell[], id: string): string[] {
  const at = cells.findIndex((cell) => cell.id === id);
  const above = cells.slice(0, at).map((cell) => ({
    id: cell.id,
    uses: identifiers(cell.source),
    declares: declaredNames(cell.source),
  }));
  const known = new Set(above.flatMap(({declares}) => [...declares.all]));
  const fixed = new Set(above.flatMap(({declares}) => [...declares.fixed]));
  const wanted = new Set(
    [...identifiers(cells[at]?.source ?? "")].filter((name) => known.has(name)),
  );
  const needed = new Set<string>();

  // A cell that joins brings its own needs with it: go round until nothing joins any more.
  for (let grew = true; grew; ) {
    grew = false;
    for (const cell of above) {
      if (needed.has(cell.id)) continue;
      const declares = [...cell.declares.all].some((name) => wanted.has(name));
      const mayChange = [...cell.uses].some((name) => wanted.has(name) && !fixed.has(name));
      if (!declares && !mayChange) continue;
      needed.add(cell.id);
      for (const name of cell.uses) if (known.has(name)) wanted.add(name);
      grew = true;
    }
  }
  return above.filter((cell) => needed.has(cell.id)).map((cell) => cell.id);
}
