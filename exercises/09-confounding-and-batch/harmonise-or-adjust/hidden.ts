import {createRng} from "voxelbook/core";
import {applyCombat, fitCombat, fitLinear, parseGraph, simulateGraph} from "voxelbook/statistics";
import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  slopeBeside(y: number[], r: number[], protocol: string[]): number;
  newcomers(trainR: number[], trainQ: string[], newR: number[], newQ: string[]): number[];
}>;

const TEXTBOOK = parseGraph("D -> R; D -> Y; X -> R; X -> Y; X -> Q -> R");

/** Hidden tests: regressions and ComBat of the library on patients of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slopeBeside", () => {
    it(title("a regression with the protocol agrees", "与含方案的回归一致"), async () => {
      const draw = rng.fork("regression");
      const protocol = Array.from({length: 50}, (_, i) => (i % 3 === 0 ? "sharp" : "soft"));
      const r = protocol.map((name) => (name === "sharp" ? 3 : 0) + draw.normal());
      const y = r.map((value, i) => value + 2 * (i % 3) + draw.normal());
      const rows = r.map((value, i) => [value, protocol[i] === "sharp" ? 1 : 0]);
      expectClose(await answer.slopeBeside(y, r, protocol), fitLinear(rows, y).coefficients[0], {
        tolerance: 1e-9,
        hint: 2,
      });
    });
  });
  describe("attenuated", () => {
    it(title("simulated patients, harmonised and adjusted", "模拟患者,先协调再调整"), async () => {
      const draw = rng.fork("patients");
      const [s, p, v] = [3 + draw.next(), 3 + draw.next(), 0.2 + 0.2 * draw.next()];
      const w = 0.8 + 0.05 * draw.next();
      const tie = Math.log(w / (1 - w));
      const {R, X, Q, Y} = simulateGraph(TEXTBOOK, {
        samples: 8000,
        rng: createRng(`patients ${draw.next()}`),
        models: {
          D: {kind: "gaussian", sd: 1},
          X: {kind: "binary"},
          Q: {kind: "binary", intercept: -tie, effects: {X: 2 * tie}},
          R: {kind: "gaussian", sd: Math.sqrt(v), effects: {D: 1, X: s, Q: p}},
          Y: {kind: "gaussian", sd: 0.5, effects: {D: 1, X: 1}},
        },
      });
      const who = {batch: Array.from(Q), covariates: []};
      const rows = Array.from(R, (value) => [value]);
      const model = fitCombat(rows, {...who, shrinkage: "none", meanOnly: true});
      const {data} = applyCombat(model, rows, who);
      const beside = Array.from(data, (value, i) => [value, X[i]]);
      const slope = fitLinear(beside, Y).coefficients[0];
      const formula = await answer.expression("attenuated");
      // The slope has a standard error of about 0.008; known mistakes are further off than ten of them.
      expectClose(formula.evaluate({p, s, v, w}), slope, {tolerance: 0.045, hint: 3});
    });
  });
  describe("newcomers", () => {
    it(title("ComBat of the training patients agrees", "与训练患者的 ComBat 一致"), async () => {
      const draw = rng.fork("newcomers");
      const patients = (count: number) => {
        const q = Array.from({length: count}, (_, i) => ["A", "B", "C"][i % 3]);
        return {q, r: q.map((name) => 5 * (name.charCodeAt(0) - 65) + 3 * draw.normal())};
      };
      const [train, late] = [patients(31), patients(9)];
      const rowsOf = (r: number[]) => r.map((value) => [value]);
      const model = fitCombat(rowsOf(train.r), {
        batch: train.q,
        covariates: [],
        shrinkage: "none",
        meanOnly: true,
      });
      const wanted = applyCombat(model, rowsOf(late.r), {batch: late.q, covariates: []}).data;
      expectClose(await answer.newcomers(train.r, train.q, late.r, late.q), wanted, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
    it(title("it does not matter who else is new", "与还有谁是新来的无关"), async () => {
      const draw = rng.fork("alone");
      const trainR = Array.from({length: 8}, () => 10 * draw.next());
      const trainQ = trainR.map((_, i) => (i % 2 === 0 ? "A" : "B"));
      const newR = [3, 20 + draw.next(), -10];
      const together = await answer.newcomers(trainR, trainQ, newR, ["A", "A", "B"]);
      const alone = await answer.newcomers(trainR, trainQ, [3], ["A"]);
      expectTrue(
        Math.abs(together[0] - alone[0]) < 1e-9,
        {
          en: "The same patient gets another value when other new patients come along: the test set has leaked.",
          "zh-CN": "同一名患者在有其他新患者时得到不同的值:测试集泄漏了。",
        },
        {hint: 2},
      );
    });
  });
}
