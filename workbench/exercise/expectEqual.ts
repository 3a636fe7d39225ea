import {type ExpectOptions, failComparison, type Mistake} from "./expectOptions.ts";
import {formatValue} from "./formatValue.ts";
import {plainEqual} from "./plainEqual.ts";

export interface EqualOptions extends ExpectOptions {
  readonly mistakes?: readonly Mistake<unknown>[];
}

/** Passes when both values hold the same plain data; throws CheckFailure otherwise. */
export function expectEqual(got: unknown, expected: unknown, options: EqualOptions = {}): void {
  if (plainEqual(got, expected)) return;
  const mistake = options.mistakes?.find(({value}) => plainEqual(got, value))?.message;
  const shown = {expected: formatValue(expected), got: formatValue(got)};
  failComparison("value.equal", {}, options, shown, mistake);
}
