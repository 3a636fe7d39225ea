import {diceOfProbabilities} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{diceGradient(p: number[], y: number[], eps: number): number[]}>;

/** Hidden tests: a prediction of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("diceGradient", () => {
    it(title("a prediction of your own", "属于你的预测"), async () => {
      const draw = rng.fork("prediction");
      const p = Array.from({length: 8 + draw.int(8)}, () => draw.next());
      const y = p.map((_, i) => (i < 2 ? 1 : draw.int(2)));
      const smoothing = 0.2 + draw.next();
      const {gradient} = diceOfProbabilities(p, y, {smoothing});
      expectClose(await answer.diceGradient(p, y, smoothing), Array.from(gradient), {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
