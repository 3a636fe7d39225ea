import assert from "node:assert/strict";

/** What a call gives in the end: its result, or the name of what it throws with its message. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    assert.ok(error instanceof Error);
    return `${error.name} ${error.message}`;
  }
}
