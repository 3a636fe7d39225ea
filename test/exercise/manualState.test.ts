import assert from "node:assert/strict";
import {AnswerError} from "../../workbench/exercise/answerError.ts";
import type {Channel} from "../../workbench/exercise/channel.ts";
import {checkReport} from "../../workbench/exercise/checkReport.ts";
import {manualStates} from "../../workbench/exercise/manualState.ts";
import {checkHtml, checkText} from "../../workbench/exercise/renderCheck.ts";
import type {AnswerInfo, Value} from "../../workbench/exercise/types.ts";

const rubric = [{id: "a", points: 2, title: "says <why>"}];
const ANSWERS: readonly AnswerInfo[] = [
  {id: "t", name: "why", kind: "text", title: "Why", points: 2, rubric},
  {id: "f", name: "figure", kind: "figure", title: "How", points: 2, rubric},
];

const channel = (value: () => Value): Channel => ({
  call: () => assert.fail("nothing is called"),
  value: async () => value(),
});

describe("answers that a person marks, in a check", () => {
  const report = async (value: () => Value, texts?: Record<string, boolean>) =>
    checkReport(
      ANSWERS.map((answer) => ({answer, tests: []})),
      {
        exercise: "00-small/made",
        language: "en",
        manual: await manualStates(ANSWERS, channel(value), texts),
      },
    );
  const states = async (value: () => Value, texts?: Record<string, boolean>) =>
    (await report(value, texts)).questions.map(({manual, tests}) => [
      manual?.state,
      ...tests.map(({status}) => status),
    ]);

  it("are answered, not answered or not to be seen", async () => {
    const figure = {data: [{y: [1]}], layout: {}};
    assert.deepEqual(await states(() => figure, {t: true}), [["answered"], ["answered"]]);
    assert.deepEqual(await states(() => ({data: []}), {t: false}), [
      ["notAnswered"],
      ["notAnswered"],
    ]);
    assert.deepEqual(await states(() => "", {}), [["unknown"], ["notAnswered"]]);
  });

  it("tell a figure whose code fails, which is answered all the same", async () => {
    const fails = (): Value => {
      throw new AnswerError("error", "answer.threw", {error: "no such file"});
    };
    assert.deepEqual(await states(fails), [["unknown"], ["answered", "error"]]);
  });

  it("give no points in a check, but show the rubric, escaped", async () => {
    const shown = await report(() => "", {t: true});
    assert.deepEqual([shown.score, shown.maxScore], [0, 0]);
    const text = checkText(shown);
    assert.match(text, /Why \(2 points by a person\)\n {2}• Marked by a person: 2 points\./);
    assert.match(text, /How .*\n {2}○ Not answered yet: a person marks this answer \(2 points\)/);
    assert.match(text, /- says <why> \(2\)/);
    assert.match(checkHtml(shown), /<li>says &lt;why&gt; \(2\)<\/li>/);
  });
});
