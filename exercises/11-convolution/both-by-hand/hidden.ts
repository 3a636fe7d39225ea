import {convolve2d, tensor} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  convolveFull(image: number[][], kernel: number[][]): number[][];
  centred(full: number[][], kernelRows: number, kernelColumns: number): number[][];
}>;

/** Draws rows of whole numbers from −9 to 9. */
function drawn(rng: Rng, rows: number, columns: number): number[][] {
  return Array.from({length: rows}, () => Array.from({length: columns}, () => rng.int(19) - 9));
}

const matrix = (rows: number[][]) => tensor([rows.length, rows[0].length], rows.flat());

/** Hidden tests: images and kernels of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("convolveFull", () => {
    it(title("an image and a kernel of your own", "属于你的图像与核"), async () => {
      const own = rng.fork("full");
      const [image, kernel] = [drawn(own, 3 + own.int(3), 4), drawn(own, 2, 2 + own.int(2))];
      const wanted = convolve2d(matrix(image), matrix(kernel), {mode: "full"});
      const got = await answer.convolveFull(image, kernel);
      expectClose(got.flat(), Array.from(wanted.data), {tolerance: 1e-9, hint: 3});
    });
  });
  describe("centred", () => {
    it(title("a result of your own, cut to the middle", "把属于你的结果裁到中间"), async () => {
      const own = rng.fork("middle");
      const [rows, columns] = [1 + 2 * own.int(2), 3 + 2 * own.int(2)];
      const full = drawn(own, 4 + rows, 5 + columns);
      const [top, left] = [(rows - 1) / 2, (columns - 1) / 2];
      const wanted = full
        .slice(top, full.length - top)
        .flatMap((row) => row.slice(left, row.length - left));
      const got = await answer.centred(full, rows, columns);
      expectClose(got.flat(), wanted, {tolerance: 1e-9, hint: 3});
    });
  });
}
