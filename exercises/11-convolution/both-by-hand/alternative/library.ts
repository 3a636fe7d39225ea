// alternative: with the library's tensors
// answer: full
import {convolve2d, tensor} from "voxelbook/nn";

function convolveFull(image: number[][], kernel: number[][]): number[][] {
  const [f, g] = [image, kernel].map((rows) => tensor([rows.length, rows[0].length], rows.flat()));
  const {shape, data} = convolve2d(f, g, {mode: "full"});
  return Array.from({length: shape[0]}, (_, i) =>
    Array.from(data.slice(i * shape[1], (i + 1) * shape[1])),
  );
}
// answer: same
function centred(full: number[][], kernelRows: number, kernelColumns: number): number[][] {
  const rows = full.length - kernelRows + 1;
  const columns = full[0].length - kernelColumns + 1;
  return Array.from({length: rows}, (_, i) =>
    Array.from({length: columns}, (__, j) => full[i + (kernelRows >> 1)][j + (kernelColumns >> 1)]),
  );
}
