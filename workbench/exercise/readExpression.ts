import {create, type MathNode, parseDependencies} from "mathjs";
import {AnswerError} from "./answerError.ts";
import type {ExpressionAnswer} from "./types.ts";

const MAX_TEXT = 2000;
const MAX_NODES = 500;

/** The functions an expression may use; each is plain arithmetic on numbers. */
const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  min: Math.min,
  max: Math.max,
};

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
};

type Point = Readonly<Record<string, number>>;
type Evaluate = (point: Point) => number;

let parser: ((text: string) => MathNode) | undefined;

/** Parses with mathjs, which is made when it is first needed: many exercises have no expression. */
function parse(text: string): MathNode {
  parser ??= create(parseDependencies, {number: "number"}).parse;
  return parser(text);
}

const has = (record: object, key: string): boolean => Object.hasOwn(record, key);

/** The parts of a mathjs node that are read here. */
interface PlainNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly fn?: unknown;
  readonly args?: readonly PlainNode[];
  readonly content?: PlainNode;
}

function refuse(code: string, args: Readonly<Record<string, string>>): never {
  throw new AnswerError("error", code, args);
}

/** What compiling an expression needs to know: its variables, and how many nodes are left. */
interface Scope {
  readonly variables: Readonly<Record<string, unknown>>;
  nodesLeft: number;
}

function compileSymbol({name: given}: PlainNode, {variables}: Scope): Evaluate {
  const name = String(given);
  if (has(variables, name)) return (point) => point[name];
  if (name === "pi") return () => Math.PI;
  return refuse("expression.unknownName", {name, variables: Object.keys(variables).join(", ")});
}

function compileCall(node: PlainNode, scope: Scope): Evaluate {
  const name = String((node.fn as PlainNode | undefined)?.name);
  // `H(1 + e)` is read as a call of H: the learner meant a product.
  if (has(scope.variables, name)) return refuse("expression.productMeant", {name});
  if (!has(FUNCTIONS, name)) return refuse("expression.unknownFunction", {name});
  const parts = (node.args ?? []).map((part) => compile(part, scope));
  return (point) => FUNCTIONS[name](...parts.map((part) => part(point)));
}

function compileOperator(node: PlainNode, scope: Scope): Evaluate {
  const op = String(node.op);
  const parts = (node.args ?? []).map((part) => compile(part, scope));
  if (parts.length === 1 && op === "-") return (point) => -parts[0](point);
  if (parts.length === 1 && op === "+") return parts[0];
  if (parts.length !== 2 || !has(OPERATORS, op)) {
    return refuse("expression.forbidden", {what: op});
  }
  return (point) => OPERATORS[op](parts[0](point), parts[1](point));
}

/** Turns a parsed expression into our own closures: nothing of mathjs runs on the learner's text. */
function compile(node: PlainNode, scope: Scope): Evaluate {
  scope.nodesLeft -= 1;
  if (scope.nodesLeft < 0) refuse("expression.long", {});
  switch (node.type) {
    case "ConstantNode": {
      const {value} = node;
      if (typeof value !== "number") refuse("expression.forbidden", {what: String(value)});
      return () => value;
    }
    case "ParenthesisNode":
      return compile(node.content as PlainNode, scope);
    case "SymbolNode":
      return compileSymbol(node, scope);
    case "FunctionNode":
      return compileCall(node, scope);
    case "OperatorNode":
      return compileOperator(node, scope);
    default:
      return refuse("expression.forbidden", {what: node.type.replace(/Node$/, "").toLowerCase()});
  }
}

/**
 * Reads an expression answer: the declared variables, numbers, pi, + - * / ^ and elementary functions.
 *
 * @throws AnswerError when it is empty, unreadable or uses anything else
 */
export function readExpression(
  given: unknown,
  variables: Readonly<Record<string, readonly [number, number]>>,
): ExpressionAnswer {
  if (typeof given !== "string") refuse("expression.notText", {type: typeof given});
  const text = given.trim();
  if (text === "") throw new AnswerError("not_run", "answer.notAnswered");
  if (text.length > MAX_TEXT) refuse("expression.long", {});
  let node: MathNode;
  try {
    node = parse(text);
  } catch (error) {
    return refuse("expression.unreadable", {reason: (error as Error).message});
  }
  const evaluate = compile(node as PlainNode, {variables, nodesLeft: MAX_NODES});
  return {text, variables, evaluate};
}
