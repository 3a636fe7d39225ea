import {softmaxCrossEntropy, tensor} from "voxelbook/nn";
import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{gradient(logits: number[][], labels: number[]): number[][]}>;

/** Hidden tests: logits and labels of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("gradient", () => {
    it(title("a batch of your own", "属于你的一批体素"), async () => {
      const draw = rng.fork("batch");
      const [voxels, classes] = [3 + draw.int(4), 3 + draw.int(3)];
      const logits = Array.from({length: voxels}, () =>
        Array.from({length: classes}, () => 2 * draw.normal()),
      );
      const labels = logits.map(() => draw.int(classes));
      const {gradient} = softmaxCrossEntropy(
        tensor([voxels, classes], logits.flat()),
        tensor([voxels], labels),
        {reduction: "mean"},
      );
      const got: unknown = await answer.gradient(logits, labels);
      const flat = Array.isArray(got) ? got.flat().map(Number) : [];
      expectClose(flat, Array.from(gradient.data), {tolerance: 1e-9, hint: 2});
    });
    it(title("the slopes of a voxel add up to 0", "一个体素的斜率之和为 0"), async () => {
      const draw = rng.fork("rows");
      const logits = [Array.from({length: 5}, () => draw.normal())];
      const got: unknown = await answer.gradient(logits, [draw.int(5)]);
      const flat = Array.isArray(got) ? got.flat().map(Number) : [];
      const five = {
        en: "A voxel of five classes has five slopes.",
        "zh-CN": "五个类别的体素有五个斜率。",
      };
      expectTrue(flat.length === 5, five, {hint: 1});
      expectClose(
        flat.reduce((a, b) => a + b, 0),
        0,
        {tolerance: 1e-9, hint: 2},
      );
    });
  });
}
