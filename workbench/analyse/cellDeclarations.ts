import type * as Typescript from "@tslab/typescript-for-tslab";
import type {Compiler} from "../exercise/loadTypescript.ts";

/** The names that a cell makes up itself: who renames them changes nothing. */
export interface CellDeclarations {
  /** Variables, parameters, functions and classes at any depth. */
  readonly names: ReadonlySet<string>;
  /** Keys of object literals and members of classes. */
  readonly properties: ReadonlySet<string>;
  /** Imported names by the name that the cell gives them. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Collects the names that a cell declares, at any depth. */
export function cellDeclarations(ts: Compiler, file: Typescript.SourceFile): CellDeclarations {
  const names = new Set<string>();
  const properties = new Set<string>();
  const imports = new Map<string, string>();
  const visit = (node: Typescript.Node): void => {
    if (ts.isImportSpecifier(node)) {
      imports.set(node.name.text, (node.propertyName ?? node.name).text);
      return;
    }
    const named =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isClassDeclaration(node);
    if (named && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
    const keyed =
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isMethodDeclaration(node);
    if (keyed && ts.isIdentifier(node.name)) properties.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return {names, properties, imports};
}
