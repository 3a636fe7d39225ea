import {percentile} from "voxelbook/core";
import {type Answer, expectClose, type Rng, title, type Words} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  diceOf(a: number[], b: number[]): number;
  hd95(aToB: number[], bToA: number[], pooled: boolean): number;
}>;

const INTERPOLATED: Words = {
  en: "The percentile is interpolated between its two neighbours, and each rule has its own lists.",
  "zh-CN": "百分位数要在相邻两值之间插值,而且每种规则有各自的列表。",
};

/** Hidden tests: masks and distances of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("diceOf", () => {
    it(title("masks of your own", "属于你的掩膜"), async () => {
      const draw = rng.fork("hidden masks");
      for (let i = 0; i < 6; i++) {
        const [a, b] = [0, 1].map(() =>
          Array.from({length: 60}, (_, k): number => (k === 0 || draw.next() < 0.4 ? 1 : 0)),
        );
        const both = a.reduce((sum, value, k) => sum + value * b[k], 0);
        const sum = [...a, ...b].reduce((x, y) => x + y, 0);
        expectClose(await answer.diceOf(a, b), (2 * both) / sum, {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("hd95", () => {
    it(title("distances of your own, by both rules", "属于你的距离,两种规则"), async () => {
      const draw = rng.fork("hidden distances");
      for (let i = 0; i < 6; i++) {
        const a = Array.from({length: 20 + draw.int(30)}, () => 15 * draw.next());
        const b = Array.from({length: 5 + draw.int(10)}, () => 30 * draw.next());
        const options = {tolerance: 1e-9, unit: "mm", hint: 3, message: INTERPOLATED} as const;
        expectClose(await answer.hd95(a, b, true), percentile([...a, ...b], 95), options);
        const larger = Math.max(percentile(a, 95), percentile(b, 95));
        expectClose(await answer.hd95(a, b, false), larger, options);
      }
    });
  });
}
