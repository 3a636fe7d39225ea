import type * as Typescript from "@tslab/typescript-for-tslab";
import type {Compiler} from "../exercise/loadTypescript.ts";
import {type CellDeclarations, cellDeclarations} from "./cellDeclarations.ts";

/** What stands in the released cells: it is nobody's own work. */
export interface CodeTemplate {
  /** Statements of the start and of the given cells, as tokens. */
  readonly statements: ReadonlySet<string>;
  /** Tokens of the longest of them. */
  readonly longest: number;
  /** The name that the answer must have: its head is given. */
  readonly name: string;
}

type Node = Typescript.Node;

/** Most tokens that are ever written for one cell: some forms are written as longer ones. */
const BUDGET = 200_000;

/** One token, and the place in the source where it was read. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Writes tokens as one text, to compare them by. */
export function tokenKey(tokens: readonly Token[]): string {
  return tokens.map(({text}) => text).join(" ");
}

/** Writes the syntax tree of one cell as tokens. */
export class TreeWriter {
  private readonly written: Token[] = [];
  private readonly ts: Compiler;
  private readonly file: Typescript.SourceFile;
  private readonly declared: CellDeclarations;
  private readonly template: CodeTemplate;
  private readonly onStatement: ((tokens: readonly Token[]) => void) | undefined;
  private left = BUDGET;

  /** @param onStatement - told of each statement, however deep it stands, with its tokens */
  constructor(
    ts: Compiler,
    file: Typescript.SourceFile,
    template: CodeTemplate,
    onStatement?: (tokens: readonly Token[]) => void,
  ) {
    this.ts = ts;
    this.file = file;
    this.declared = cellDeclarations(ts, file);
    this.template = template;
    this.onStatement = onStatement;
  }

  /** Writes the whole cell. */
  write(): readonly Token[] {
    for (const statement of this.file.statements) this.visit(statement);
    return this.written;
  }

  /** Adds a token at the first character of a node. */
  private add(text: string, node: Node): void {
    this.left -= 1;
    const start = Math.max(node.getStart(this.file), this.written.at(-1)?.start ?? 0);
    const firstLine = this.file.text.indexOf("\n", start);
    const end = firstLine < 0 ? node.getEnd() : Math.min(node.getEnd(), firstLine);
    this.written.push({text, start, end: Math.max(start, end)});
  }

  /** Writes a statement, unless the released cells hold one like it. */
  private statement(node: Node): void {
    const before = this.written.length;
    this.inside(node);
    const count = this.written.length - before;
    if (count > 0) this.onStatement?.(this.written.slice(before));
    if (count === 0 || count > this.template.longest) return;
    const key = tokenKey(this.written.slice(before));
    if (this.template.statements.has(key)) this.written.length = before;
  }

  private readonly visit = (node: Node): void => {
    if (this.left <= 0 || this.saysNothing(node)) return;
    if (this.ts.isStatement(node) && !this.ts.isBlock(node)) this.statement(node);
    else this.inside(node);
  };

  private children(node: Node): void {
    this.ts.forEachChild(node, this.visit);
  }

  /** Types, imports and prints can be changed at will, and change no result. */
  private saysNothing(node: Node): boolean {
    const {ts} = this;
    if (ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node) || ts.isModifier(node)) {
      return true;
    }
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
    if (ts.isImportDeclaration(node) || ts.isEmptyStatement(node)) return true;
    if (node.kind === ts.SyntaxKind.QuestionToken || node.kind === ts.SyntaxKind.ColonToken) {
      return true;
    }
    return (
      ts.isExpressionStatement(node) &&
      ts.isCallExpression(node.expression) &&
      /^console\s*\./.test(node.expression.expression.getText(this.file))
    );
  }

  /** Writes a node that counts: forms that mean the same get the same tokens. */
  private inside(node: Node): void {
    const {ts} = this;
    if (ts.isIdentifier(node)) this.identifier(node);
    else if (ts.isFunctionLike(node)) this.writeFunction(node, node.name);
    else if (ts.isVariableDeclaration(node)) this.variable(node);
    else if (ts.isBinaryExpression(node)) this.binary(node);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      this.unary(node);
    } else if (ts.isArrayLiteralExpression(node)) this.list(node);
    else if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) this.add("Number", node);
    else if (ts.isStringLiteralLike(node)) this.add("String", node);
    else if (!ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) {
      if (!this.transparent(node)) this.add(ts.SyntaxKind[node.kind], node);
      this.children(node);
    }
  }

  /** Brackets and wrappers that change nothing. */
  private transparent(node: Node): boolean {
    const {ts} = this;
    return (
      ts.isBlock(node) ||
      ts.isExpressionStatement(node) ||
      ts.isParenthesizedExpression(node) ||
      ts.isVariableStatement(node) ||
      ts.isVariableDeclarationList(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      ts.isTemplateSpan(node)
    );
  }

  private identifier(node: Typescript.Identifier): void {
    const {names, properties, imports} = this.declared;
    const {parent, text} = node;
    const {ts} = this;
    const isKey =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node);
    const own = isKey ? properties.has(text) : names.has(text);
    this.add(own ? "Name" : `Name:${isKey ? text : (imports.get(text) ?? text)}`, node);
  }

  /** A function in any form: declared, assigned, an arrow. The head of the answer itself is given. */
  private writeFunction(
    node: Typescript.SignatureDeclaration,
    name: Typescript.Node | undefined,
    place: Node = node,
  ): void {
    const {ts} = this;
    const isAnswer = name?.getText(this.file) === this.template.name;
    if (!isAnswer) {
      this.add("Function", place);
      for (const parameter of node.parameters) this.visit(parameter);
    }
    const {body} = node as Typescript.FunctionLikeDeclaration;
    if (body === undefined) return;
    if (!ts.isBlock(body)) this.add(ts.SyntaxKind[ts.SyntaxKind.ReturnStatement], body);
    this.visit(body);
  }

  private variable(node: Typescript.VariableDeclaration): void {
    const {ts} = this;
    const {initializer: value, name} = node;
    if (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) {
      this.writeFunction(value, name, node);
    } else {
      this.add("Variable", node);
      this.children(node);
    }
  }

  /** `a += b` is written as `a = a + b`. */
  private binary({left, operatorToken, right}: Typescript.BinaryExpression): void {
    const {ts} = this;
    const operator = operatorToken.getText(this.file);
    const compound = /^(\W+)=$/.exec(operator)?.[1];
    const {FirstCompoundAssignment, LastCompoundAssignment} = ts.SyntaxKind;
    const {kind} = operatorToken;
    const isAssignment = kind >= FirstCompoundAssignment && kind <= LastCompoundAssignment;
    this.add(isAssignment ? "=" : operator, left);
    this.visit(left);
    if (isAssignment && compound !== undefined) {
      this.add(compound, operatorToken);
      this.visit(left);
    }
    this.visit(right);
  }

  /** `i++` is written as `i = i + 1`. */
  private unary(node: Typescript.PrefixUnaryExpression | Typescript.PostfixUnaryExpression): void {
    const {ts} = this;
    const {operator, operand} = node;
    const steps: Partial<Record<number, string>> = {
      [ts.SyntaxKind.PlusPlusToken]: "+",
      [ts.SyntaxKind.MinusMinusToken]: "-",
    };
    const step = steps[operator];
    this.add(step === undefined ? `unary${ts.tokenToString(operator)}` : "=", node);
    this.visit(operand);
    if (step === undefined) return;
    this.add(step, node);
    this.visit(operand);
    this.add("Number", node);
  }

  /** A list of numbers is data: however long, it counts once. */
  private list(node: Typescript.ArrayLiteralExpression): void {
    this.add("List", node);
    let last = "";
    for (const element of node.elements) {
      const before = this.written.length;
      this.visit(element);
      const text = tokenKey(this.written.slice(before));
      if (text === last) this.written.length = before;
      last = text;
    }
  }
}
