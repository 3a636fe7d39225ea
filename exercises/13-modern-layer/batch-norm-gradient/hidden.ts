import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  gradient(z: number[], g: number[], gamma: number, eps: number): number[];
}>;

/** Hidden tests: central differences of each student's own channel. */
export function tests(answer: Answers, rng: Rng): void {
  describe("gradient", () => {
    it(title("differences of a channel of your own", "属于你的通道的差分"), async () => {
      const draw = rng.fork("own");
      const count = 5 + draw.int(6);
      const list = () => Array.from({length: count}, () => draw.normal());
      const [z, g] = [list(), list()];
      const [gamma, eps] = [0.5 + draw.next(), 0.1 + draw.next()];
      const loss = (values: readonly number[]): number => {
        const mu = values.reduce((a, b) => a + b) / count;
        const variance = values.reduce((s, v) => s + (v - mu) ** 2, 0) / count;
        return values.reduce(
          (s, v, i) => s + (g[i] * gamma * (v - mu)) / Math.sqrt(variance + eps),
          0,
        );
      };
      const h = 6e-6;
      const slopes = z.map((_, i) => {
        const at = (by: number) => loss(z.map((v, k) => (k === i ? v + by : v)));
        return (at(h) - at(-h)) / (2 * h);
      });
      expectClose(await answer.gradient(z, g, gamma, eps), slopes, {tolerance: 1e-6, hint: 3});
    });
  });
}
