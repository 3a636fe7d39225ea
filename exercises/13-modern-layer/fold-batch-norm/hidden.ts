import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";
import {foldBatchNorm, tensor} from "voxelbook/nn";

interface Parts {
  bias: number[];
  gamma: number[];
  beta: number[];
  mean: number[];
  variance: number[];
}

type Answers = Answer<{
  fold(weights: number[][], parts: Parts): {weights: number[][]; bias: number[]};
}>;

/** Hidden tests: channels of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("fold", () => {
    it(title("channels of your own", "属于你的通道"), async () => {
      const draw = rng.fork("own");
      const [channels, taps] = [2 + draw.int(3), 3 + draw.int(5)];
      const list = (n: number) => Array.from({length: n}, () => draw.normal());
      const weights = Array.from({length: channels}, () => list(taps));
      const parts = {
        bias: list(channels),
        gamma: list(channels),
        beta: list(channels),
        mean: list(channels),
        variance: list(channels).map((v) => v * v + 0.2),
      };
      // The library has the channels out on the last axis.
      const columns = Array.from({length: taps}, (_, t) => weights.map((row) => row[t])).flat();
      const of = (values: number[]) => tensor([channels], values);
      const right = foldBatchNorm(tensor([taps, channels], columns), {
        bias: of(parts.bias),
        gamma: of(parts.gamma),
        beta: of(parts.beta),
        mean: of(parts.mean),
        variance: of(parts.variance),
      });
      const got = await answer.fold(weights, parts);
      expectClose(got.bias, Array.from(right.bias.data), {tolerance: 1e-9, hint: 3});
      const turned = Array.from({length: taps}, (_, t) => got.weights.map((row) => row[t])).flat();
      expectClose(turned, Array.from(right.weight.data), {tolerance: 1e-9, hint: 3});
    });
  });
}
