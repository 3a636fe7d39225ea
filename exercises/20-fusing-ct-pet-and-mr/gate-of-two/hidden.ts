import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{mix(maps: number[][], logits: number[][]): number[]}>;

/** Hidden tests: maps of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("mix", () => {
    it(title("equal maps stay as they are", "相同的图保持不变"), async () => {
      const draw = rng.fork("equal");
      const map = Array.from({length: 6}, () => draw.normal());
      const logits = [0, 1, 2, 3].map(() => map.map(() => 3 * draw.normal()));
      expectClose(await answer.mix([map, map, map, map], logits), map, {tolerance: 1e-9, hint: 3});
    });
    it(
      title("one logit far above the others decides", "远大于其他的 logit 起决定作用"),
      async () => {
        const draw = rng.fork("one");
        const maps = [0, 1, 2].map(() => Array.from({length: 4}, () => draw.normal()));
        const winner = draw.int(3);
        const logits = maps.map((map, m) => map.map(() => (m === winner ? 900 : -900)));
        expectClose(await answer.mix(maps, logits), maps[winner], {tolerance: 1e-9, hint: 2});
      },
    );
  });
  describe("slope", () => {
    it(title("the derivative, written another way", "换一种写法的导数"), async () => {
      expectExpression(await answer.expression("slope"), "(a - b)/(2 + exp(t) + exp(-t))", {
        hint: 3,
      });
    });
  });
}
