import assert from "node:assert/strict";
import {SIMILARITY} from "../../workbench/analyse/similarityRule.ts";
import {compare, tokensOf} from "./comparison.ts";

const START = `
// Mean and standard deviation of the values inside the mask.
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  throw new Error("not answered yet");
}`;

const ORIGINAL = `
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] === 0) continue;
    sum += values[i];
    count += 1;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] !== 0) squares += (values[i] - mean) ** 2;
  }
  return {mean, sd: Math.sqrt(squares / count)};
}`;

interface Disguise {
  readonly what: string;
  readonly source: string;
  /** The similarity it gets, measured; to two digits. */
  readonly gets: number;
}

/** What is done to a copy, and how much of the likeness is left. */
const DISGUISES: readonly Disguise[] = [
  {
    what: "names, comments and layout changed, types left out",
    gets: 1,
    source: `
function f(v, m) { /* my own */ let total = 0; let n = 0;
  for (let k = 0; k < v.length; k++) { if (m[k] === 0) continue; total += v[k]; n += 1; }
  const average = total / n; let spread = 0;
  for (let k = 0; k < v.length; k++) { if (m[k] !== 0) spread += ((v[k] - average)) ** 2; }
  return {mean: average, sd: Math.sqrt(spread / n)};
}`
      .replace("{mean: average,", "{mean,")
      .replaceAll("average", "mean"),
  },
  {
    what: "an arrow in place of a function, i += 1 in place of i++, sums written out, prints added",
    gets: 1,
    source: `
const f = (values: Float32Array, mask: Uint8Array) => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (mask[i] === 0) continue;
    sum = sum + values[i];
    count++;
  }
  console.log("sum", sum);
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (mask[i] !== 0) {
      squares = squares + (values[i] - mean) ** 2;
    }
  }
  return {mean, sd: Math.sqrt(squares / count)};
};`,
  },
  {
    what: "values of literals changed",
    gets: 1,
    source: ORIGINAL.replace("let sum = 0", "let sum = 0.0").replace("** 2", "** 2.0"),
  },
  {
    what: "independent lines in another order",
    gets: 0.74,
    source: `
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  let squares = 0;
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] === 0) continue;
    count += 1;
    sum += values[i];
  }
  const mean = sum / count;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] !== 0) squares += (values[i] - mean) ** 2;
  }
  return {sd: Math.sqrt(squares / count), mean};
}`,
  },
  {
    what: "a helper taken out",
    gets: 0.86,
    source: `
function squared(difference: number): number {
  return difference ** 2;
}
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] === 0) continue;
    sum += values[i];
    count += 1;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (mask[i] !== 0) squares += squared(values[i] - mean);
  }
  return {mean, sd: Math.sqrt(squares / count)};
}`,
  },
  {
    what: "dead code put in at three places",
    gets: 0.9,
    source: ORIGINAL.replace(
      "let count = 0;",
      "let count = 0;\n  const unused = Math.abs(values[0]);",
    )
      .replace("let squares", 'if (Number.isNaN(sum)) throw new Error("no");\n  let squares')
      .replace("  return {mean", "  const half = [1, 2].map((x) => x / 2);\n  return {mean"),
  },
  {
    what: "as much dead code again as there was code",
    gets: 0.95,
    source: ORIGINAL.replace(
      "  return {mean",
      `  const seen = new Map<string, string>();
  for (const key of ["a", "b"]) seen.set(key.toUpperCase(), [...key].reverse().join(""));
  while (seen.size > 5) { seen.clear(); break; }
  const label = seen.has("A") ? seen.get("A")?.slice(1) : "none";
  switch (label) { case "x": seen.delete("x"); break; default: seen.delete("y"); }
  try { JSON.parse("{}"); } catch { seen.clear(); }
  return {mean`,
    ),
  },
  {
    what: "one loop rewritten, the other kept",
    gets: 0.62,
    source: ORIGINAL.replace(
      /let squares = 0;[\s\S]*?\n {2}\}\n/,
      "const squares = values.filter((_, i) => mask[i] === 1).reduce((s, x) => s + (x - mean) ** 2, 0);\n",
    ),
  },
];

/** Other answers to the same task, written without looking. */
const INDEPENDENT: readonly string[] = [
  `
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  const inside = Array.from(values).filter((_, i) => mask[i] === 1);
  const mean = inside.reduce((a, b) => a + b, 0) / inside.length;
  const variance = inside.map((x) => (x - mean) ** 2).reduce((a, b) => a + b, 0) / inside.length;
  return {mean, sd: Math.sqrt(variance)};
}`,
  `
function f(values: Float32Array, mask: Uint8Array): {mean: number; sd: number} {
  let n = 0;
  let mean = 0;
  let m2 = 0;
  values.forEach((x, i) => {
    if (!mask[i]) return;
    n++;
    const delta = x - mean;
    mean += delta / n;
    m2 += delta * (x - mean);
  });
  return {mean, sd: (m2 / n) ** 0.5};
}`,
];

describe("disguises of a copy", () => {
  for (const {what, source, gets} of DISGUISES) {
    it(`leave ${gets === 1 ? "nothing but the copy" : "most of it"}: ${what}`, () => {
      const got = compare(ORIGINAL, source, START);
      assert.ok(Math.abs(got - gets) < 0.005, `${got}`);
    });
  }

  it("all but a rewritten half reach the threshold", () => {
    const below = DISGUISES.filter(({gets}) => gets < SIMILARITY.code_threshold);
    assert.deepEqual(
      below.map(({what}) => what),
      ["one loop rewritten, the other kept"],
    );
  });

  it("independent answers to the same task stay far below it", () => {
    const sources = [ORIGINAL, ...INDEPENDENT];
    for (const [j, right] of sources.entries()) {
      assert.ok(tokensOf(right, START).split(" ").length >= SIMILARITY.least_code);
      for (const left of sources.slice(0, j)) {
        const got = compare(left, right, START);
        assert.ok(got < 0.2, `${got}`);
      }
    }
  });
});
