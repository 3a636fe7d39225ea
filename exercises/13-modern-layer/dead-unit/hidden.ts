import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  deadShare(inputs: number[][], weights: number[][], bias: number[]): number;
}>;

/** Hidden tests: a layer of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("deadShare", () => {
    it(title("a layer of your own", "属于你的一层"), async () => {
      const draw = rng.fork("own");
      const [examples, features, units] = [5 + draw.int(5), 2 + draw.int(3), 20 + draw.int(20)];
      const rows = (n: number, k: number) =>
        Array.from({length: n}, () => Array.from({length: k}, () => draw.normal()));
      const [inputs, weights] = [rows(examples, features), rows(units, features)];
      const bias = Array.from({length: units}, () => draw.normal() - 1.5);
      let dead = 0;
      weights.forEach((w, u) => {
        const alive = inputs.some((x) => x.reduce((s, v, i) => s + v * w[i], bias[u]) > 0);
        if (!alive) dead++;
      });
      const got = await answer.deadShare(inputs, weights, bias);
      expectClose(got, dead / units, {tolerance: 1e-12, hint: 2});
    });
  });
}
