import {type ExpectOptions, failComparison} from "./expectOptions.ts";
import {readExpression} from "./readExpression.ts";
import {sameExpression} from "./sameExpression.ts";
import type {ExpressionAnswer, Words} from "./types.ts";

export interface ExpressionOptions extends ExpectOptions {
  /** Largest relative difference at each point; the default is far above rounding. */
  readonly tolerance?: number;
  readonly mistakes?: readonly {readonly expression: string; readonly message: Words}[];
}

/** Passes when an expression equals the expected one at random points of its variables' ranges. */
export function expectExpression(
  got: ExpressionAnswer,
  expected: string,
  options: ExpressionOptions = {},
): void {
  const {tolerance = 1e-9, mistakes = []} = options;
  const same = (text: string): boolean =>
    sameExpression(got, readExpression(text, got.variables), tolerance);
  if (same(expected)) return;
  const mistake = mistakes.find(({expression}) => same(expression))?.message;
  failComparison("expression.differs", {}, options, {expected, got: got.text}, mistake);
}
