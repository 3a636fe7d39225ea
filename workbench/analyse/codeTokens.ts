import type {Compiler} from "../exercise/loadTypescript.ts";
import {type Tokens, toTokens} from "./tokens.ts";
import {type CodeTemplate, type Token, tokenKey, TreeWriter} from "./treeWriter.ts";

export type {CodeTemplate};

/** Longer sources are cut: an answer has some dozen lines. */
const MAX_SOURCE = 100_000;

/** Writes a source; one that is nested too deeply to be read gives nothing. */
function writeTree(
  ts: Compiler,
  source: string,
  template: CodeTemplate,
  onStatement?: (tokens: readonly Token[]) => void,
): readonly Token[] {
  try {
    const text = source.slice(0, MAX_SOURCE);
    const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
    return new TreeWriter(ts, file, template, onStatement).write();
  } catch (error) {
    // The parser goes down as deep as the brackets do, and a student may write any number of them.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/**
 * Writes the code of an answer cell as tokens: the kinds of the nodes of its syntax tree, in their order. Names that
 * the cell makes up, values of literals, types, comments, layout, brackets, prints and the form of a function leave
 * no trace; names of the library and of JavaScript do. A source that cannot be parsed at all gives none.
 *
 * @param template - released code, which is left out
 */
export function codeTokens(ts: Compiler, source: string, template: CodeTemplate): Tokens {
  return toTokens(writeTree(ts, source, template));
}

/**
 * Collects what is given: the statements of the cell that the student starts from and of the given cells.
 *
 * @param name - of the answer
 */
export function codeTemplate(ts: Compiler, sources: readonly string[], name: string): CodeTemplate {
  const statements = new Set<string>();
  let longest = 0;
  const nothing = {statements: new Set<string>(), longest: 0, name};
  for (const source of sources) {
    writeTree(ts, source, nothing, (tokens) => {
      statements.add(tokenKey(tokens));
      longest = Math.max(longest, tokens.length);
    });
  }
  return {statements, longest, name};
}
