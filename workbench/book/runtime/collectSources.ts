import {readFileSync} from "node:fs";
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

/** Lists what a folder's index hands on: the name, its own name in its file, and the file. */
function handedOn(ts: typeof Compiler, index: string) {
  const file = ts.createSourceFile("index.js", index, ts.ScriptTarget.ES2022, false);
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const {exportClause, moduleSpecifier} = statement;
    if (!ts.isStringLiteral(moduleSpecifier)) return [];
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({name, propertyName}) => ({
      name: name.text,
      own: (propertyName ?? name).text,
      file: moduleSpecifier.text,
    }));
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
      const files = new Map<string, ReadonlyMap<string, string>>();
      const sourcesOf = (name: string): ReadonlyMap<string, string> => {
        const known = files.get(name);
        if (known !== undefined) return known;
        const found = new Map(exportedSources(ts, name, readFileSync(join(dist, name), "utf8")));
        files.set(name, found);
        return found;
      };
      const index = readFileSync(join(dist, "index.js"), "utf8");
      const sources = handedOn(ts, index).flatMap(({name, own, file}): [string, string][] => {
        const source = sourcesOf(file).get(own);
        return source === undefined ? [] : [[name, source]];
      });
      return [`voxelbook/${folder}`, Object.fromEntries(sources)];
    }),
  );
}
