import assert from "node:assert/strict";
import {AnswerError} from "../../workbench/exercise/answerError.ts";
import type {Channel} from "../../workbench/exercise/channel.ts";
import {checkReport} from "../../workbench/exercise/checkReport.ts";
import {expectClose} from "../../workbench/exercise/expectClose.ts";
import {expectEqual} from "../../workbench/exercise/expectEqual.ts";
import {expectRejects} from "../../workbench/exercise/expectRejects.ts";
import {expectTrue} from "../../workbench/exercise/expectTrue.ts";
import {checkHtml, checkText} from "../../workbench/exercise/renderCheck.ts";
import {type QuestionVerdict, runSuite} from "../../workbench/exercise/runSuite.ts";
import {title} from "../../workbench/exercise/title.ts";
import type {Answer, AnswerInfo, DefineTests, Rng, Value} from "../../workbench/exercise/types.ts";

const ANSWERS: readonly AnswerInfo[] = [
  {id: "a", name: "double", kind: "function", title: "Doubling <b>", points: 4},
  {id: "b", name: "width", kind: "number", title: "Width", points: 3, unit: "mm"},
];

type Answers = Answer<{double(x: number): number}>;

/** A channel into this process: a test of the suite needs no isolation. */
const channelTo = (double: (x: number) => Value, width: Value = "2.5 cm"): Channel => ({
  call: async (_answer, [x]) => double(x as number),
  value: async () => width,
});

const run = (
  define: (answer: Answers, rng: Rng) => void,
  {
    channel = channelTo((x) => 2 * x),
    visibility = "visible" as "visible" | "hidden",
    timeoutMs = 500,
  } = {},
): Promise<QuestionVerdict[]> =>
  runSuite(define as DefineTests, {
    answers: ANSWERS,
    channel,
    seed: "s",
    visibility,
    timeoutMs,
    now: () => 0,
  });

describe("runSuite", () => {
  const both = (answer: Answers): void => {
    describe("double", () => {
      it(title("two", "二"), async () =>
        expectClose(await answer.double(2), 4, {tolerance: 0, unit: "HU", hint: 2}),
      );
      it(title("three", "三", {weight: 3}), async () =>
        expectClose(await answer.double(3), 6, {tolerance: 0}),
      );
    });
    describe("width", () => {
      it(title("width", "宽"), async () =>
        expectClose(await answer.number("width"), 25, {tolerance: 1e-9}),
      );
    });
  };

  it("gives each answer's tests in order, with ids, titles in both languages and weights", async () => {
    const verdicts = await run(both);
    assert.deepEqual(
      verdicts.flatMap(({tests}) =>
        tests.map(({id, status, weight, title: words}) => [
          id,
          status,
          weight,
          words.en,
          words["zh-CN"],
        ]),
      ),
      [
        ["a.public.1", "pass", 1, "two", "二"],
        ["a.public.2", "pass", 3, "three", "三"],
        ["b.public.1", "pass", 1, "width", "宽"],
      ],
    );
  });

  it("says expected, got, call and hint of a public test that failed", async () => {
    const [{tests}] = await run(both, {channel: channelTo((x) => x)});
    assert.equal(tests[0].status, "fail");
    assert.equal(tests[0].expected, "4 HU");
    assert.equal(tests[0].got, "2 HU");
    assert.equal(tests[0].call, "double(2)");
    assert.equal(tests[0].hint, 2);
    assert.match(tests[0].message?.en ?? "", /differs by more than the tolerance/);
  });

  it("shares points by weight and writes a report that a reader can use, escaped", async () => {
    const verdicts = await run(both, {channel: channelTo((x) => (x === 2 ? 4 : 0))});
    const report = checkReport(verdicts, {
      exercise: "00-small/double",
      language: "en",
      output: {a: "<i>hi</i>\n"},
    });
    // Weights 1 and 3 of 4 points, then 3 points.
    assert.equal(report.score, 1 + 3);
    assert.equal(report.maxScore, 7);
    assert.match(
      checkText(report),
      /4 of 7 points[\s\S]*✗ three[\s\S]*expected: 6[\s\S]*\| <i>hi<\/i>/,
    );
    const html = checkHtml(report);
    assert.match(html, /Doubling &lt;b&gt;/);
    assert.ok(!html.includes("<i>hi"));
  });

  it("keeps what hidden tests know to itself", async () => {
    const leak = (answer: Answers): void => {
      describe("double", () => {
        it("throws the input", async () =>
          expectClose(await answer.double(1234), 0, {tolerance: 0}));
      });
    };
    const channel = channelTo((x) => {
      throw new AnswerError("error", "answer.threw", {error: `input ${x}`});
    });
    for (const one of [channel, channelTo((x) => x)]) {
      const [{tests}] = await run(leak, {visibility: "hidden", channel: one});
      assert.ok(!JSON.stringify(tests).includes("1234"), JSON.stringify(tests));
      assert.match(tests[0].message?.code ?? "", /^hidden\./);
    }
  });

  it("tells a known mistake by the author's words, also in hidden tests", async () => {
    const define = (answer: Answers): void => {
      describe("double", () => {
        it("one", async () => {
          const message = {en: "that is the square", "zh-CN": "那是平方"};
          expectClose(await answer.double(3), 6, {tolerance: 0, mistakes: [{value: 9, message}]});
        });
      });
    };
    const [{tests}] = await run(define, {visibility: "hidden", channel: channelTo((x) => x * x)});
    assert.equal(tests[0].message?.["zh-CN"], "那是平方");
  });

  it("runs hooks around tests and stops a test that never ends", async () => {
    const order: string[] = [];
    const [{tests}] = await run(
      () => {
        describe("double", () => {
          before(() => void order.push("before"));
          beforeEach(() => void order.push("each"));
          after(() => void order.push("after"));
          it("first", () => void order.push("first"));
          it("endless", () => new Promise(() => undefined));
        });
      },
      {timeoutMs: 20},
    );
    assert.deepEqual(order, ["before", "each", "first", "each", "after"]);
    assert.deepEqual(
      tests.map(({status}) => status),
      ["pass", "timeout"],
    );
  });

  it("gives tests a random stream that depends on the seed alone", async () => {
    const drawn: number[] = [];
    const define = (_answer: Answers, rng: Rng): void => {
      describe("double", () => it("draws", () => void drawn.push(rng.fork("x").next())));
    };
    await run(define);
    await run(define);
    assert.equal(drawn[0], drawn[1]);
  });

  for (const [what, define, message] of [
    [
      "a test outside a describe",
      () => it("lonely", () => undefined),
      /each test must stand in a describe, got "lonely"/,
    ],
    [
      "a describe that names no answer",
      () => describe("half", () => undefined),
      /must name an answer \(double, width\), got "half"/,
    ],
    [
      "a skipped test",
      () => describe("double", () => it.skip("later")),
      /tests\.ts: no test may be skipped or empty, got "later"/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(define), message);
    });
  }

  it("fails a test that calls another answer than its own", async () => {
    const [{tests}] = await run((answer) => {
      describe("double", () => it("strays", async () => void (await answer.number("width"))));
    });
    assert.match(
      tests[0].message?.en ?? "",
      /"width" must be judged in its own describe, got double/,
    );
  });

  it("puts mocha's globals back", async () => {
    const own = globalThis.it;
    await run(both);
    assert.equal(globalThis.it, own);
  });
});

describe("comparisons", () => {
  it("compare lists element by element and say which differs", () => {
    expectClose(Float32Array.of(1, 2), [1, 2], {tolerance: 0});
    assert.throws(() => expectClose([1, 3], [1, 2], {tolerance: 0.5}), /index 1/);
    assert.throws(() => expectClose([1], [1, 2], {tolerance: 1}), /must have 2 values, it has 1/);
    assert.throws(() => expectClose("4", 4, {tolerance: 1}), /A number is expected, got "4"/);
    assert.throws(
      () => expectClose({length: 1}, [1], {tolerance: 1}),
      /list of numbers is expected/,
    );
  });
  it("never take NaN for close, and take infinity where it is expected", () => {
    assert.throws(() => expectClose(Number.NaN, 1, {tolerance: 10}));
    expectClose(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, {tolerance: 0});
  });
  it("measure a relative tolerance from the expected value", () => {
    expectClose(101, 100, {tolerance: 0.011, relative: true});
    assert.throws(() => expectClose(102, 100, {tolerance: 0.011, relative: true}));
  });
  it("compare plain data, and pass when an answer must throw and does", async () => {
    expectEqual({a: [1, Float32Array.of(2)]}, {a: [1, [2]]});
    assert.throws(() => expectEqual({a: 1}, {a: 1, b: 2}));
    assert.throws(() => expectTrue(false, {en: "no", "zh-CN": "不"}), /no/);
    await expectRejects(Promise.reject(new AnswerError("error", "answer.threw", {error: "x"})));
    await assert.rejects(expectRejects(Promise.resolve(1)), /must be refused/);
    await assert.rejects(
      expectRejects(Promise.reject(new AnswerError("timeout", "answer.timeout"))),
      /longer/,
    );
  });
});
