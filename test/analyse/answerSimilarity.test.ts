import assert from "node:assert/strict";
import {type AnswerWork, answerSimilarity} from "../../workbench/analyse/answerSimilarity.ts";
import {SIMILARITY} from "../../workbench/analyse/similarityRule.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {student} from "./classRecords.ts";

const ts = loadTypescript();
const START = 'function f(x: number): number {\n  throw new Error("not answered yet");\n}';

/** An answer of some dozen tokens; each number gives another one. */
function own(number: number): string {
  const calls = ["abs", "sqrt", "exp", "log", "sin", "cos", "tan", "floor", "ceil", "cbrt"];
  const lines = Array.from({length: 6}, (_, i) => {
    const call = calls[(number * (i + 3) + i * i) % calls.length];
    const operator = "+-*/"[(number + i * number) % 4];
    return `  const v${i} = Math.${call}(x ${operator} ${i}) ${"*/+-"[(number * i) % 4]} ${i};`;
  });
  return `function f(x: number): number {\n${lines.join("\n")}\n  return v0 + v5;\n}`;
}

function work(
  sources: readonly (string | undefined)[],
  part: Partial<AnswerWork> = {},
): AnswerWork {
  return {
    exercise: "00-small/double",
    question: "q",
    kind: "function",
    title: {en: "Q", zh: "题"},
    name: "f",
    isText: false,
    starts: [START],
    given: [],
    handedIn: sources.map((source, i) => ({student: student(i + 1), source})),
    ...part,
  };
}

const measured = (sources: readonly (string | undefined)[], part: Partial<AnswerWork> = {}) =>
  answerSimilarity(ts, work(sources, part), SIMILARITY);

const different = (count: number): string[] => Array.from({length: count}, (_, i) => own(i));
const codes = (notes: readonly {readonly code: string}[]): string[] => notes.map(({code}) => code);

describe("similarity of a class's answers to one question", () => {
  it("marks the copy in a class of different answers, and shows it side by side", () => {
    const copy = own(3).replaceAll("v", "w").replace("  const", "  // mine\n\n  let");
    const {similarity, marks} = measured([...different(14), copy]);
    assert.deepEqual([similarity.compared, similarity.distinct, similarity.pairs], [15, 14, 105]);
    const [pair] = similarity.shown;
    assert.deepEqual([pair.left, pair.right, pair.similarity], ["s004", "s015", 1]);
    assert.ok((pair.percentile ?? 0) >= 0.95);
    assert.ok(pair.longest >= SIMILARITY.least_code);
    assert.deepEqual(pair.fragments[0].left.lines[1], 8);
    assert.match(pair.fragments[0].left.text, /const v0/);
    assert.match(pair.fragments[0].right.text, /const w1/);
    assert.deepEqual(similarity.groups, [["s004", "s015"]]);
    assert.ok(marks.has("s015", "s004") && !marks.has("s001", "s002"));
    const seen: string[] = [];
    marks.each((left, right) => seen.push(`${left} ${right}`));
    assert.equal(seen.length, similarity.marked);
    assert.ok(seen.includes("s004 s015"));
    assert.equal(
      similarity.histogram.reduce((sum, pairs) => sum + pairs, 0),
      105,
    );
  });

  it("marks nothing where everybody has the one solution that there is", () => {
    for (const size of [5, 12, 60]) {
      const {similarity} = measured(Array.from({length: size}, () => own(1)));
      assert.deepEqual([similarity.compared, similarity.distinct], [size, 1]);
      assert.deepEqual([similarity.marked, similarity.shown.length], [0, 0], `${size}`);
      assert.deepEqual(codes(similarity.notes), ["similarity.common"]);
      assert.equal(similarity.groups[0].length, size);
    }
  });

  it("marks two equal answers of three, with no share of so small a class", () => {
    const {similarity} = measured([own(1), own(5), own(1)]);
    assert.deepEqual(
      similarity.shown.map(({left, right, percentile}) => [left, right, percentile]),
      [["s001", "s003", null]],
    );
    assert.deepEqual(codes(similarity.notes), ["similarity.few"]);
  });

  it("does not compare what is short, missing or as it was released", () => {
    const short = "function f(x: number): number {\n  return 2 * x;\n}";
    const {similarity} = measured([short, short, START, `${START}\n`, undefined, own(1)]);
    const {compared, short: few, untouched, pairs, distribution, shown} = similarity;
    assert.deepEqual([compared, few, untouched, pairs], [1, 2, 3, 0]);
    assert.deepEqual([distribution, shown], [null, []]);
    assert.deepEqual(codes(similarity.notes), ["similarity.shortCode"]);
  });

  it("works on one answer and on none", () => {
    for (const sources of [[], [own(1)]]) {
      const {similarity, marks} = measured(sources);
      assert.deepEqual([similarity.compared, similarity.marked], [sources.length, 0]);
      assert.deepEqual(similarity.notes, []);
      marks.each(() => assert.fail("there is no pair"));
    }
  });

  it("gives the same for the same class, byte for byte", () => {
    const sources = [...different(12), own(3), own(4), own(3)];
    const once = JSON.stringify(measured(sources).similarity);
    assert.equal(JSON.stringify(measured(sources).similarity), once);
  });

  it("compares texts by their words, without what was given", () => {
    const given =
      "Say in your own words why a scanner that stores a wrong attenuation of water shifts every number.";
    const one =
      "The stored attenuation of water stands in the denominator, so that a larger one makes each number smaller. " +
      "Air stays where it is, because nothing is attenuated there, and water itself shows the whole shift at once; " +
      "the error of any tissue grows with its distance from air.";
    const other =
      "When somebody calibrates badly, all tissues are scaled about air by one common factor. Liver therefore moves " +
      "by five units for half a per cent of drift, bone by more than ten, lung by almost nothing, and one can read " +
      "the factor off a phantom filled with water before any patient is scanned that morning.";
    const copy = one.replace("smaller", "lower").replace("whole", "full").toUpperCase();
    const {similarity} = measured(
      [given, `${given}\n\n${one}`, `${given} ${other}`, copy, "Because of water."],
      {isText: true, kind: "text", starts: [given]},
    );
    assert.deepEqual([similarity.compared, similarity.short, similarity.untouched], [3, 1, 1]);
    assert.deepEqual(
      similarity.shown.map(({left, right}) => [left, right]),
      [["s002", "s004"]],
    );
    assert.ok(similarity.shown[0].similarity > 0.6 && similarity.shown[0].similarity < 1);
    assert.deepEqual(codes(similarity.notes), ["similarity.shortText", "similarity.few"]);
  });

  it("does not let one huge answer be like everybody's", () => {
    const huge = `function f(x: number): number {\n${different(14)
      .map((source, i) => source.replace("function f", `function g${i}`))
      .join("\n")}\n return g1(x);\n}`;
    const {similarity} = measured([...different(14), huge]);
    const withHuge = similarity.shown.filter(({left, right}) => [left, right].includes("s015"));
    assert.deepEqual(withHuge, []);
  });
});
