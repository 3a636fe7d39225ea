import {CheckFailure} from "./checkFailure.ts";
import type {ExpectOptions} from "./expectOptions.ts";
import type {Words} from "./types.ts";

/** Fails with the author's words: for a check of one's own. */
export function fail(message: Words, {hint}: Pick<ExpectOptions, "hint"> = {}): never {
  throw new CheckFailure(
    {code: "author", args: {}, en: message.en, "zh-CN": message["zh-CN"]},
    hint === undefined ? {} : {hint},
  );
}

/** Passes when the condition holds; throws CheckFailure with the author's words otherwise. */
export function expectTrue(
  condition: boolean,
  message: Words,
  options: Pick<ExpectOptions, "hint"> = {},
): void {
  if (!condition) fail(message, options);
}
