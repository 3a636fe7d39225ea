import {diceVariant, lossOf, tensor} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  compoundLoss(p: number[], y: number[], alpha: number, beta: number, eps: number): number;
}>;

/** Hidden tests: a prediction and weights of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("compoundLoss", () => {
    it(title("a prediction of your own", "属于你的预测"), async () => {
      const draw = rng.fork("prediction");
      const p = Array.from({length: 10 + draw.int(10)}, () => 0.05 + 0.9 * draw.next());
      const y = p.map((_, i) => (i === 0 ? 1 : draw.int(2)));
      const [alpha, beta, eps] = [0.5 + draw.next(), 0.5 + draw.next(), 0.1 + draw.next()];
      const smooth = {smoothAbove: eps, smoothBelow: eps};
      const logits = p.map((one) => Math.log(one / (1 - one)));
      const {value} = lossOf(
        {
          kind: "compound",
          terms: [
            {weight: alpha, loss: {kind: "binaryCrossEntropy", reduction: "mean"}},
            {
              weight: beta,
              loss: {kind: "dice", activation: "sigmoid", ...diceVariant("book"), ...smooth},
            },
          ],
        },
        tensor([1, p.length, 1], logits),
        tensor([1, p.length], y),
      );
      expectClose(await answer.compoundLoss(p, y, alpha, beta, eps), value, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
    it(title("the same image twice costs the same", "同一图像重复两次，代价不变"), async () => {
      const draw = rng.fork("twice");
      const p = Array.from({length: 9}, () => 0.05 + 0.9 * draw.next());
      const y = p.map((_, i) => (i < 3 ? 1 : 0));
      const [once, twice] = await Promise.all([
        answer.compoundLoss(p, y, 1, 1, 0),
        answer.compoundLoss([...p, ...p], [...y, ...y], 1, 1, 0),
      ]);
      expectClose(twice, once, {
        tolerance: 1e-9,
        hint: 3,
        message: {
          en: "The loss grows with the size of the image: its terms have different scales.",
          "zh-CN": "损失随图像大小增长：各项的尺度不同。",
        },
      });
    });
  });
}
