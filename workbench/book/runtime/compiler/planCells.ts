import ts from "@tslab/typescript-for-tslab";
import type {SourceCell} from "../protocol.ts";

/** What one top-level statement of a cell gives to and takes from the other statements. */
interface Statement {
  /** Names it declares afresh. */
  readonly declares: ReadonlySet<string>;
  /** Names of the top level whose value, or a part of it, it sets. */
  readonly writes: ReadonlySet<string>;
  /** Names of the top level that it reads, in function bodies too. */
  readonly uses: ReadonlySet<string>;
}

/** A node after binding: its scope's names. The binder is tslab's own way to a cell's names. */
type Bound = ts.Node & {readonly locals?: ReadonlyMap<string, unknown>};
const {bindSourceFile} = ts as typeof ts & {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/** Says whether an identifier stands for a value or type, and not for a property or a label. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) {
    return ts.isPropertyAssignment(parent) && parent.initializer === node;
  }
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.name !== node;
  }
  return !(ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent));
}

/** Says whether a name means, at this node, something declared inside the statement. */
function isLocal(node: ts.Node, name: string): boolean {
  for (let at: Bound = node; !ts.isSourceFile(at); at = at.parent) {
    if (at.locals?.has(name)) return true;
  }
  return false;
}

/** Returns the identifier at the root of `a`, `a.b` or `a[0].c`. */
function rootOf(node: ts.Node): ts.Identifier | null {
  let at = node;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at : null;
}

/** Collects the identifiers that an assignment's left side sets. */
function targetsOf(node: ts.Node, found: ts.Identifier[] = []): ts.Identifier[] {
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) {
    ts.forEachChild(node, (child) => {
      if (ts.isShorthandPropertyAssignment(child)) found.push(child.name);
      else if (ts.isPropertyAssignment(child)) targetsOf(child.initializer, found);
      else targetsOf(ts.isSpreadElement(child) ? child.expression : child, found);
    });
    return found;
  }
  const root = rootOf(node);
  if (root !== null) found.push(root);
  return found;
}

/** Returns the left side where a node assigns, counts up or counts down. */
function assignedBy(node: ts.Node): ts.Node | null {
  if (ts.isBinaryExpression(node)) {
    const kind = node.operatorToken.kind;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : null;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const kind = node.operator;
    const counts = kind === ts.SyntaxKind.PlusPlusToken || kind === ts.SyntaxKind.MinusMinusToken;
    return counts ? node.operand : null;
  }
  return null;
}

/** Reads the names of one top-level statement, or of one declaration of a list. */
function statementOf(statement: ts.Node): Statement {
  const declares = new Set<string>();
  const writes = new Set<string>();
  const uses = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isLocal(node, node.text)) {
      uses.add(node.text);
    }
    const left = assignedBy(node);
    for (const {text} of left === null ? [] : targetsOf(left)) {
      if (!isLocal(node, text)) writes.add(text);
    }
    ts.forEachChild(node, visit);
  };
  const declare = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) declares.add(name.text);
    else {
      for (const element of name.elements) if (ts.isBindingElement(element)) declare(element.name);
    }
  };

  visit(statement);
  if (ts.isVariableDeclaration(statement)) declare(statement.name);
  else if (ts.isImportDeclaration(statement)) {
    const {name, namedBindings} = statement.importClause ?? {};
    if (name !== undefined) declare(name);
    if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) {
      declare(namedBindings.name);
    } else for (const element of namedBindings?.elements ?? []) declare(element.name);
  } else {
    const {name} = statement as ts.Node & {readonly name?: ts.Node};
    if (name !== undefined && ts.isIdentifier(name)) declares.add(name.text);
  }
  for (const name of declares) if (!writes.has(name)) uses.delete(name);
  return {declares, writes, uses};
}

/** Splits a cell into its statements; a list of declarations counts as one statement each. */
function statementsOf({id, source}: SourceCell): Statement[] {
  const file = ts.createSourceFile(`${id}.ts`, `export {};${source}`, ts.ScriptTarget.ES2022, true);
  bindSourceFile(file, {});
  const parts: ts.Node[] = file.statements
    .slice(1)
    .flatMap((statement): readonly ts.Node[] =>
      ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement],
    );
  return parts.map(statementOf);
}

/**
 * Says which cells depend on a top-level name, directly or through other names, in the order given;
 * the cells that declare the name are among them.
 */
export function planCells(cells: readonly SourceCell[], name: string): readonly string[] {
  const changed = new Set<string>();
  const planned: string[] = [];
  for (const cell of cells) {
    let depends = false;
    for (const {declares, writes, uses} of statementsOf(cell)) {
      const touched = declares.has(name) || [...uses].some((used) => changed.has(used));
      depends ||= touched;
      for (const declared of declares) {
        if (touched) changed.add(declared);
        else changed.delete(declared);
      }
      if (touched) for (const written of writes) changed.add(written);
    }
    if (depends) planned.push(cell.id);
  }
  if (planned.length === 0) {
    throw new RangeError(`planCells: a cell must declare ${name}, got ${cells.length} without it`);
  }
  return planned;
}
