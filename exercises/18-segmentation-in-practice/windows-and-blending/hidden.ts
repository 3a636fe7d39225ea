import {
  type Answer,
  expectClose,
  expectEqual,
  type Rng,
  type TestContext,
  title,
} from "voxelbook-workbench/exercise";
import {windowStarts} from "voxelbook/nn";

type Functions = {
  startsAlong(n: number, p: number, overlap: number): number[];
  blendLine(answers: number[][], starts: number[], weights: number[], n: number): number[];
};
type Values = {n: number; depth: number};

/** Hidden tests: a volume and windows of each student's own. */
export function tests(
  answer: Answer<Functions>,
  rng: Rng,
  {reference}: TestContext<Values, Functions>,
): void {
  describe("windowCount", () => {
    it(title("your volume, again", "再看你的体数据"), async () => {
      const right = await reference.number("windowCount");
      expectClose(await answer.number("windowCount"), right, {tolerance: 0.01, hint: 3});
    });
  });
  describe("startsAlong", () => {
    it(title("an axis of your own", "属于你的轴"), async () => {
      const draw = rng.fork("hidden axis");
      const p = 16;

      // A rest stays behind the last full step.
      const n = p + 12 * (3 + draw.int(9)) + 1 + draw.int(11);
      const [right] = windowStarts([n], {patch: [p], overlap: 0.25});
      expectEqual(await answer.startsAlong(n, p, 0.25), right, {hint: 2});
    });
  });
  describe("blendLine", () => {
    it(title("windows of your own", "属于你的窗口"), async () => {
      const draw = rng.fork("hidden windows");
      const weights = Array.from({length: 6}, () => 0.1 + draw.next());
      const starts = [0, 2, 4, 7];
      const answers = starts.map(() => weights.map(() => 1 + draw.next()));
      const right = await reference.blendLine(answers, starts, weights, 13);
      const got = await answer.blendLine(answers, starts, weights, 13);
      expectClose(got, right, {tolerance: 1e-9, hint: 3});
    });
  });
}
