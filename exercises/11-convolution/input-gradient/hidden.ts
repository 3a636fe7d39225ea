import {convBackward, tensor} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  imageGradient(gradOutput: number[][], kernel: number[][]): number[][];
  kernelGradient(image: number[][], gradOutput: number[][]): number[][];
}>;

/** Draws rows of whole numbers from −9 to 9. */
function drawn(rng: Rng, rows: number, columns: number): number[][] {
  return Array.from({length: rows}, () => Array.from({length: columns}, () => rng.int(19) - 9));
}

/** A layer of each student's own, and its gradients by the library. */
function layerOf(rng: Rng) {
  const [rows, columns] = [2 + rng.int(2), 2 + rng.int(2)];
  const [image, kernel] = [drawn(rng, 5, 6), drawn(rng, rows, columns)];
  const gradient = drawn(rng, 6 - rows, 7 - columns);
  const gradients = convBackward(tensor([1, 6 - rows, 7 - columns, 1], gradient.flat()), {
    x: tensor([1, 5, 6, 1], image.flat()),
    weight: tensor([rows, columns, 1, 1], kernel.flat()),
  });
  return {image, kernel, gradient, gradients};
}

/** Hidden tests: layers of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("imageGradient", () => {
    it(title("a layer of your own", "属于你的一层"), async () => {
      const {gradient, kernel, gradients} = layerOf(rng.fork("image"));
      const got = await answer.imageGradient(gradient, kernel);
      expectClose(got.flat(), Array.from(gradients.x.data), {tolerance: 1e-9, hint: 3});
    });
  });
  describe("kernelGradient", () => {
    it(title("the kernel of your own layer", "属于你的层的核"), async () => {
      const {gradient, image, gradients} = layerOf(rng.fork("kernel"));
      const got = await answer.kernelGradient(image, gradient);
      expectClose(got.flat(), Array.from(gradients.weight.data), {tolerance: 1e-9, hint: 3});
    });
  });
}
