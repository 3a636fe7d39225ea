import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  slope(name: string, x: number, a: number): number;
  back(x: number[], g: number[]): number[];
}>;

/** Hidden tests: places and gradients of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("slope", () => {
    it(title("ELU at places of your own", "在你自己的位置上的 ELU"), async () => {
      const draw = rng.fork("own");
      const a = 0.5 + draw.next();
      const x = -0.3 - 2 * draw.next();
      expectClose(await answer.slope("elu", x, a), a * Math.exp(x), {tolerance: 1e-9, hint: 2});
      expectClose(await answer.slope("leakyRelu", x, a), a, {tolerance: 1e-9, hint: 2});
    });
  });
  describe("back", () => {
    it(title("gradients of your own", "属于你的梯度"), async () => {
      const draw = rng.fork("back");
      const x = Array.from({length: 12}, (_, i) => (i % 4 === 0 ? 0 : draw.normal()));
      const g = x.map(() => draw.normal());
      const right = x.map((v, i) => (v > 0 ? g[i] : 0));
      expectClose(await answer.back(x, g), right, {tolerance: 1e-12, hint: 3});
    });
  });
}
