import type * as Typescript from "@tslab/typescript-for-tslab";
import type {Compiler} from "../exercise/loadTypescript.ts";
import type {Value} from "../exercise/types.ts";

/** Longest list that is read without running; a longer one takes the way of all other values. */
const MAX_ITEMS = 100_000;
/** How deep a value may be: arithmetic and brackets count one, a list three. */
const MAX_DEPTH = 12;
const LIST = 3;

/** Computes `2.8 / 3.8` and the like: the same arithmetic as a child would do, without one. */
function arithmetic(ts: Compiler, value: Typescript.BinaryExpression, depth: number): Value {
  const {SyntaxKind} = ts;
  const {kind} = value.operatorToken;
  // `-2 ** 2` is no TypeScript: the compiler tells the learner.
  if (kind === SyntaxKind.AsteriskAsteriskToken && ts.isPrefixUnaryExpression(value.left)) {
    return undefined;
  }
  const a = literal(ts, value.left, depth + 1);
  const b = literal(ts, value.right, depth + 1);
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (kind === SyntaxKind.PlusToken) return a + b;
  if (kind === SyntaxKind.MinusToken) return a - b;
  if (kind === SyntaxKind.AsteriskToken) return a * b;
  if (kind === SyntaxKind.SlashToken) return a / b;
  return kind === SyntaxKind.AsteriskAsteriskToken ? a ** b : undefined;
}

/** Reads texts, numbers, arithmetic on numbers and lists of these; undefined for anything else. */
function literal(ts: Compiler, value: Typescript.Expression, depth: number): Value {
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) return value.text;
  if (ts.isNumericLiteral(value)) return Number(value.text);
  if (depth >= MAX_DEPTH) return undefined;
  if (ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.MinusToken) {
    const operand = literal(ts, value.operand, depth + 1);
    return typeof operand === "number" ? -operand : undefined;
  }
  if (ts.isParenthesizedExpression(value)) return literal(ts, value.expression, depth + 1);
  if (ts.isBinaryExpression(value)) return arithmetic(ts, value, depth);
  if (!ts.isArrayLiteralExpression(value)) return undefined;
  if (value.elements.length > MAX_ITEMS) return undefined;
  const items = value.elements.map((element) => literal(ts, element, depth + LIST));
  return items.includes(undefined) ? undefined : items;
}

/**
 * Reads `const name = "text";`, a number, plain arithmetic or a list of these without running it, when the cell
 * holds nothing else.
 *
 * @returns the value, or undefined when the cell must be run to know
 */
export function literalValue(ts: Compiler, source: string, name: string): Value {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, false);
  const [statement, ...others] = file.statements;
  const broken = (file as {parseDiagnostics?: readonly unknown[]}).parseDiagnostics ?? [];
  if (others.length > 0 || broken.length > 0 || statement === undefined) return undefined;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...more] = statement.declarationList.declarations;
  if (more.length > 0 || declaration.type !== undefined) return undefined;
  if (!ts.isIdentifier(declaration.name) || declaration.name.text !== name) return undefined;
  const value = declaration.initializer;
  return value === undefined ? undefined : literal(ts, value, 0);
}
