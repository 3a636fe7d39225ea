import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";
import {convBnAct, tensor} from "voxelbook/nn";

interface Parts {
  bias: number;
  gamma: number;
  beta: number;
  eps: number;
}

type Answers = Answer<{layer(x: number[][], w: number[][], parts: Parts): number[][]}>;

/** Hidden tests: a layer of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("layer", () => {
    it(title("a layer of your own", "属于你的一层"), async () => {
      const draw = rng.fork("own");
      const [ny, nx, k] = [4 + draw.int(4), 5 + draw.int(4), 2 + draw.int(2)];
      const rows = (a: number, b: number) =>
        Array.from({length: a}, () => Array.from({length: b}, () => draw.normal()));
      const [x, w] = [rows(ny, nx), rows(k, k)];
      const parts = {bias: draw.normal(), gamma: 1 + draw.next(), beta: draw.normal(), eps: 0.1};
      const one = (v: number) => tensor([1], v);
      const {y} = convBnAct(tensor([1, ny, nx, 1], x.flat()), tensor([k, k, 1, 1], w.flat()), {
        bias: one(parts.bias),
        gamma: one(parts.gamma),
        beta: one(parts.beta),
        eps: parts.eps,
        activation: {type: "relu"},
      });
      const got: unknown = await answer.layer(x, w, parts);
      expectClose(Array.isArray(got) ? got.flat() : got, Array.from(y.data), {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
