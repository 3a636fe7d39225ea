import assert from "node:assert/strict";

/** The numbers of an array, or of an image or mask; any other result as it is. */
function numbersOf(result: unknown): unknown {
  if (ArrayBuffer.isView(result)) return Array.from(result as Float64Array);
  if (typeof result !== "object" || result === null || !("data" in result)) return result;
  return Array.from(result.data as ArrayLike<number>);
}

/** What a call gives: its numbers, or the name of what it throws with its message. */
export function outcome(call: () => unknown): unknown {
  try {
    return numbersOf(call());
  } catch (error) {
    assert.ok(error instanceof Error);
    return `${error.name} ${error.message}`;
  }
}
