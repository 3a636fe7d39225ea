import {answerThrew} from "./answerError.ts";
import {type ExpectOptions, failComparison} from "./expectOptions.ts";
import {formatValue} from "./formatValue.ts";

/** Passes when the call makes the answer throw; a crash, a limit or an empty answer does not count. */
export async function expectRejects(
  call: Promise<unknown>,
  options: ExpectOptions = {},
): Promise<void> {
  let got: unknown;
  try {
    got = await call;
  } catch (error) {
    if (answerThrew(error)) return;
    throw error;
  }
  failComparison("value.noError", {}, options, {got: formatValue(got)});
}
