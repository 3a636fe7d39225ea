import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  logSumExp(z: number[]): number;
  crossEntropy(z: number[], label: number): number;
}>;

/** Draws logits and computes what is right for them. */
function drawn(rng: Rng, size: number): {z: number[]; value: number} {
  const z = Array.from({length: 3 + rng.int(4)}, () => rng.normal());
  const value = Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0));
  const shift = size * (1 + rng.next());
  return {z: z.map((one) => one + shift), value: value + shift};
}

/** Hidden tests: logits of each student's own, moved far up and far down. */
export function tests(answer: Answers, rng: Rng): void {
  describe("logSumExp", () => {
    it(title("logits of your own, near and far", "属于你的 logit，远近皆有"), async () => {
      for (const size of [0, 900, -900]) {
        const {z, value} = drawn(rng.fork(`logits ${size}`), size);
        expectClose(await answer.logSumExp(z), value, {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("crossEntropy", () => {
    it(title("losses of your own, near and far", "属于你的损失，远近皆有"), async () => {
      for (const size of [0, 900, -900]) {
        const draw = rng.fork(`losses ${size}`);
        const {z, value} = drawn(draw, size);
        const label = draw.int(z.length);
        expectClose(await answer.crossEntropy(z, label), value - z[label], {
          tolerance: 1e-9,
          hint: 3,
        });
      }
    });
  });
}
