import assert from "node:assert/strict";

/** Asserts that two numbers agree to a relative tolerance, and says why that tolerance. */
export function close(actual: number, expected: number, tolerance: number, why: string): void {
  const gap = Math.abs(actual - expected);
  assert.ok(
    gap <= tolerance * Math.max(1, Math.abs(expected)),
    `expected ${expected}, got ${actual} (tolerance ${tolerance}: ${why})`,
  );
}
