import type * as Typescript from "@tslab/typescript-for-tslab";
import {type CellNames, cellNames} from "./declaredNames.ts";
import type {AnswerSource} from "./pickAnswers.ts";

/** An answer cell as a module: it exports what it declares and imports what other answer cells declare. */
export interface AnswerModule {
  readonly id: string;
  readonly text: string;
  readonly declared: readonly string[];
  /** Ids of the answer cells it imports from. */
  readonly imports: readonly string[];
}

/** A cell by its id. */
export interface CellSource {
  readonly id: string;
  readonly source: string;
}

interface NamedCell extends CellSource {
  readonly names: CellNames;
}

/** Writes the imports of a cell on its first line, so that line numbers stay the learner's. */
function moduleOf(cell: NamedCell, cells: readonly NamedCell[]): AnswerModule {
  const {declared, exported, used} = cell.names;
  const known = new Set(declared);
  const lines: string[] = [];
  const imports: string[] = [];
  for (const other of cells) {
    if (other === cell) continue;
    const wanted = other.names.declared.filter((name) => used.has(name) && !known.has(name));
    if (wanted.length === 0) continue;
    for (const name of wanted) known.add(name);
    lines.push(`import {${wanted.join(", ")}} from "./${other.id}";`);
    imports.push(other.id);
  }
  const open = declared.filter((name) => !exported.includes(name));
  const text = `${lines.join(" ")}${cell.source}\n;export {${open.join(", ")}};\n`;
  return {id: cell.id, text, declared, imports};
}

/**
 * Makes a module of each answer cell, so that one answer may use what another declares, and what given cells declare.
 *
 * @param ts - the compiler
 * @param sources - the answer cells; those without a source, and Markdown, are left out
 * @param given - the author's own cells that answers build on; each may use those before it
 */
export function answerModules(
  ts: typeof Typescript,
  sources: readonly AnswerSource[],
  given: readonly CellSource[] = [],
): Map<string, AnswerModule> {
  const named = ({id, source}: CellSource): NamedCell => ({
    id,
    source,
    names: cellNames(ts, source),
  });
  const before = given.map(named);
  const answers = sources.flatMap(({answer, source}) =>
    source === undefined || answer.kind === "text" ? [] : [named({id: answer.id, source})],
  );
  // A name that the author gives is the author's, whatever another answer declares.
  const cells = [...before, ...answers];
  return new Map(
    cells.map((cell, i) => [
      cell.id,
      moduleOf(cell, i < before.length ? before.slice(0, i) : cells),
    ]),
  );
}
