import type * as Typescript from "@tslab/typescript-for-tslab";

type Compiler = typeof Typescript;

/** What a cell declares at top level, and which names it reads. */
export interface CellNames {
  readonly declared: readonly string[];
  /** Declared names that the cell exports itself. */
  readonly exported: readonly string[];
  readonly used: ReadonlySet<string>;
}

/** Lists the names that a declaration binds: plain, or taken apart. */
function boundNames(ts: Compiler, name: Typescript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(ts, element.name),
  );
}

function namesOfStatement(ts: Compiler, statement: Typescript.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({name}) => boundNames(ts, name));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name === undefined ? [] : [statement.name.text];
  }
  return [];
}

/**
 * Lists the values that a cell declares at top level (types aside) and all names it mentions.
 *
 * @param ts - the compiler: tslab's, in Node or in the page
 */
export function cellNames(ts: Compiler, source: string): CellNames {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  const declared: string[] = [];
  const exported: string[] = [];
  for (const statement of file.statements) {
    const names = namesOfStatement(ts, statement);
    declared.push(...names);
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (modifiers.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword)) exported.push(...names);
  }
  const used = new Set<string>();
  const visit = (node: Typescript.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return {declared: [...new Set(declared)], exported, used};
}

/** Lists the values that a cell declares at top level. */
export function declaredNames(ts: Compiler, source: string): readonly string[] {
  return cellNames(ts, source).declared;
}
