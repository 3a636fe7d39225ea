import type {Compiler} from "../exercise/loadTypescript.ts";

/**
 * Reads `const name = "text";` or `const name = -1.5;` without running it, when the cell holds nothing else.
 *
 * @returns the value, or undefined when the cell must be run to know
 */
export function literalValue(
  ts: Compiler,
  source: string,
  name: string,
): string | number | undefined {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, false);
  const [statement, ...others] = file.statements;
  const broken = (file as {parseDiagnostics?: readonly unknown[]}).parseDiagnostics ?? [];
  if (others.length > 0 || broken.length > 0 || statement === undefined) return undefined;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...more] = statement.declarationList.declarations;
  if (more.length > 0 || declaration.type !== undefined) return undefined;
  if (!ts.isIdentifier(declaration.name) || declaration.name.text !== name) return undefined;
  const value = declaration.initializer;
  if (value === undefined) return undefined;
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) return value.text;
  if (ts.isNumericLiteral(value)) return Number(value.text);
  const minus = ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.MinusToken;
  return minus && ts.isNumericLiteral(value.operand) ? -Number(value.operand.text) : undefined;
}
