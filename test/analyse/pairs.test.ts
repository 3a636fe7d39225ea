import assert from "node:assert/strict";
import {percentile} from "voxelbook/core";
import {commonFragments} from "../../workbench/analyse/commonFragments.ts";
import {everyHash, fingerprintsOf} from "../../workbench/analyse/fingerprints.ts";
import {pairMatrix, similarityOf, STEPS} from "../../workbench/analyse/pairMatrix.ts";
import {StepDistribution} from "../../workbench/analyse/stepDistribution.ts";
import {studentPairs} from "../../workbench/analyse/studentPairs.ts";
import {wordTokens} from "../../workbench/analyse/wordTokens.ts";

const NONE: ReadonlySet<number> = new Set();
const letters = (text: string): string[] => [...text];

describe("fingerprints", () => {
  it("keeps every run with a window of 1, and counts repeated ones", () => {
    // The runs of two of "abcab": ab bc ca ab.
    const {counts, total} = fingerprintsOf(letters("abcab"), {run: 2, window: 1}, NONE);
    assert.equal(total, 4);
    assert.deepEqual([...counts.values()].sort(), [1, 1, 2]);
  });

  it("of two sequences that share run + window - 1 tokens share one, wherever these stand", () => {
    const winnowing = {run: 5, window: 2};
    const left = fingerprintsOf(letters("abcdefgh"), winnowing, NONE);
    const right = fingerprintsOf(letters("xyzzycdefghqq"), winnowing, NONE);
    assert.ok([...left.counts.keys()].some((hash) => right.counts.has(hash)));
  });

  it("leaves out released runs, also those that its own window would drop", () => {
    const ignored = everyHash([letters("abcdefgh")], 3);
    assert.equal(fingerprintsOf(letters("bcdefg"), {run: 3, window: 2}, ignored).total, 0);
    assert.ok(fingerprintsOf(letters("bcdxyz"), {run: 3, window: 2}, ignored).total > 0);
  });

  it("has none for a sequence shorter than a run", () => {
    assert.equal(fingerprintsOf(letters("ab"), {run: 5, window: 2}, NONE).total, 0);
  });
});

describe("similarities of pairs", () => {
  it("measures how much of the shorter answer the longer one holds", () => {
    assert.equal(similarityOf(8, 10, 20), 0.8);
    // More than three times as long: 40 / 3 in place of 10.
    assert.equal(similarityOf(10, 10, 40), 0.75);
    assert.equal(similarityOf(0, 0, 5), 0);
    assert.equal(similarityOf(0, 0, 0), 0);
  });

  it("counts what pairs have in common, the smaller number of each run", () => {
    const texts = ["aaaa", "aa", "abab", "xyz"];
    const matrix = pairMatrix(
      texts.map((text) => fingerprintsOf(letters(text), {run: 1, window: 1}, NONE)),
    );
    const shared = texts.map((_, j) => texts.map((_, i) => matrix.shared(i, j)));
    assert.deepEqual(shared, [
      [4, 2, 2, 0],
      [2, 2, 2, 0],
      [2, 2, 4, 0],
      [0, 0, 0, 3],
    ]);
    assert.equal(matrix.at(0, 1), STEPS);
    assert.equal(matrix.at(0, 2), STEPS / 2);
    assert.equal(matrix.at(2, 2), STEPS);
  });

  it("sums up weighted similarities as voxelbook/core does the single ones", () => {
    const distribution = new StepDistribution();
    const single: number[] = [];
    for (const [step, pairs] of [
      [1000, 3],
      [5000, 4],
      [9000, 2],
      [10_000, 2],
    ]) {
      distribution.add(step, pairs);
      for (let i = 0; i < pairs; i++) single.push(step / STEPS);
    }
    const spread = distribution.spread();
    const expected = [0, 25, 50, 75, 95, 100].map((p) => percentile(single, p));
    assert.ok(spread !== null);
    const {min, q25, median, q75, p95, max} = spread;
    for (const [i, got] of [min, q25, median, q75, p95, max].entries()) {
      assert.ok(Math.abs(got - expected[i]) < 1e-12, `${i}: ${got} and ${expected[i]}`);
    }
    assert.equal(distribution.below()[9000], 7 / 11);
    const histogram = distribution.histogram();
    assert.deepEqual([histogram[2], histogram[10], histogram[18], histogram[19]], [3, 4, 2, 2]);
    assert.equal(new StepDistribution().spread(), null);
  });
});

describe("common fragments", () => {
  const left = "one two three\nfour five six seven eight nine ten\neleven";
  const right = "other words first\nthen four five six seven\neight nine ten and more";
  const side = (source: string) => ({source, tokens: wordTokens(source)});

  it("are shown with their lines on both sides", () => {
    const {longest, fragments} = commonFragments(
      side(left),
      side(right),
      {run: 3, window: 1},
      NONE,
    );
    assert.equal(longest, 7);
    assert.deepEqual(fragments[0].left, {
      lines: [2, 2],
      text: "four five six seven eight nine ten",
    });
    assert.deepEqual(fragments[0].right.lines, [2, 3]);
  });

  it("are none where nothing is shared or everything was released", () => {
    const nothing = commonFragments(
      side("a b c d e"),
      side("f g h i j"),
      {run: 3, window: 1},
      NONE,
    );
    assert.deepEqual(nothing, {longest: 0, fragments: []});
    const ignored = everyHash([wordTokens(left).tokens], 3);
    const released = commonFragments(side(left), side(left), {run: 3, window: 1}, ignored);
    assert.deepEqual(released, {longest: 0, fragments: []});
  });

  it("end on an answer that repeats one thing for ever", () => {
    const source = "na ".repeat(5_000);
    const found = commonFragments(side(source), side(source), {run: 3, window: 1}, NONE);
    assert.ok(found.fragments.length <= 3);
  });
});

describe("pairs of students", () => {
  it("adds up over answers, most marks first", () => {
    const answer = (id: string, compared: string[], pairs: [string, string][]) => ({
      answer: id,
      compared,
      has: (a: string, b: string) => pairs.some((pair) => pair.includes(a) && pair.includes(b)),
      each: (visit: (a: string, b: string) => void) => {
        for (const [a, b] of pairs) visit(a, b);
      },
    });
    const pairs = studentPairs([
      answer("e/q1", ["s1", "s2", "s3"], [["s3", "s1"]]),
      answer(
        "e/q2",
        ["s1", "s2", "s3"],
        [
          ["s1", "s3"],
          ["s1", "s2"],
        ],
      ),
      answer("e/q3", ["s1", "s2"], []),
    ]);
    assert.deepEqual(pairs, [
      {left: "s1", right: "s3", marked: ["e/q1", "e/q2"], compared: 2},
      {left: "s1", right: "s2", marked: ["e/q2"], compared: 3},
    ]);
  });
});
