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

const {parse} = create(parseDependencies, {number: "number"});

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

/** Turns a parsed expression into our own closures: nothing of mathjs runs on the learner's text. */
function compile(
  node: PlainNode,
  variables: Readonly<Record<string, unknown>>,
  budget: {left: number},
): Evaluate {
  budget.left -= 1;
  if (budget.left < 0) refuse("expression.long", {});
  const inner = (child: PlainNode): Evaluate => compile(child, variables, budget);
  const args = node.args ?? [];
  switch (node.type) {
    case "ConstantNode": {
      const {value} = node;
      if (typeof value !== "number") refuse("expression.forbidden", {what: String(value)});
      return () => value;
    }
    case "ParenthesisNode":
      return inner(node.content as PlainNode);
    case "SymbolNode": {
      const name = String(node.name);
      if (has(variables, name)) return (point) => point[name];
      if (name === "pi") return () => Math.PI;
      return refuse("expression.unknownName", {name, variables: Object.keys(variables).join(", ")});
    }
    case "FunctionNode": {
      const name = String((node.fn as PlainNode | undefined)?.name);
      // `H(1 + e)` is read as a call of H: the learner meant a product.
      if (has(variables, name)) return refuse("expression.productMeant", {name});
      if (!has(FUNCTIONS, name)) return refuse("expression.unknownFunction", {name});
      const parts = args.map(inner);
      return (point) => FUNCTIONS[name](...parts.map((part) => part(point)));
    }
    case "OperatorNode": {
      const op = String(node.op);
      const parts = args.map(inner);
      if (parts.length === 1 && op === "-") return (point) => -parts[0](point);
      if (parts.length === 1 && op === "+") return parts[0];
      if (parts.length !== 2 || !has(OPERATORS, op))
        return refuse("expression.forbidden", {what: op});
      return (point) => OPERATORS[op](parts[0](point), parts[1](point));
    }
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
  const evaluate = compile(node as PlainNode, variables, {left: MAX_NODES});
  return {text, variables, evaluate};
}
