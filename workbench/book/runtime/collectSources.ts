import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type * as Compiler from "@tslab/typescript-for-tslab";
import {importableFolders, loadCellCompiler} from "./collectTypes.ts";

/** Names to texts, by the import name of the folder. */
export type FunctionSources = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Returns the functions and classes that a file exports, as their toString gives them in Node. */
function exportedSources(ts: typeof Compiler, name: string, text: string): [string, string][] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, false);
  return file.statements.flatMap((statement): [string, string][] => {
    const written = statement.getText(file).replace(/^export (?:default )?/, "");
    if (written.length === statement.getText(file).length) return [];
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      return statement.name === undefined ? [] : [[statement.name.text, written]];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({name, initializer}) => {
      const isFunction =
        initializer !== undefined &&
        (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return isFunction && ts.isIdentifier(name) ? [[name.text, initializer.getText(file)]] : [];
    });
  });
}

/**
 * Collects the text of each exported function of the built library. The page's bundle is shortened,
 * and a chapter that shows a function must show it as it stands in the library.
 *
 * @param library - the folder of the package `voxelbook`, built
 */
export function collectSources(library: string): FunctionSources {
  const ts = loadCellCompiler();
  return Object.fromEntries(
    importableFolders(library).map((folder) => {
      const dist = join(library, "dist", folder);
      const files = readdirSync(dist).filter((name) => name.endsWith(".js"));
      const sources = files.sort().flatMap((name) => {
        return exportedSources(ts, name, readFileSync(join(dist, name), "utf8"));
      });
      return [`voxelbook/${folder}`, Object.fromEntries(sources)];
    }),
  );
}
