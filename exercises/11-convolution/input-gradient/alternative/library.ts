// alternative: with the library's operations
// answer: image
import {convTranspose, tensor} from "voxelbook/nn";

function imageGradient(gradOutput: number[][], kernel: number[][]): number[][] {
  const one = (rows: number[][]) => [rows.length, rows[0].length] as const;
  const {shape, data} = convTranspose(
    tensor([1, ...one(gradOutput), 1], gradOutput.flat()),
    tensor([...one(kernel), 1, 1], kernel.flat()),
  );
  return Array.from({length: shape[1]}, (_, i) =>
    Array.from(data.slice(i * shape[2], (i + 1) * shape[2])),
  );
}
// answer: kernel
import {correlate2d, tensor as matrixOf} from "voxelbook/nn";

function kernelGradient(image: number[][], gradOutput: number[][]): number[][] {
  const [f, g] = [image, gradOutput].map((rows) =>
    matrixOf([rows.length, rows[0].length], rows.flat()),
  );
  const {shape, data} = correlate2d(f, g, {mode: "valid"});
  return Array.from({length: shape[0]}, (_, i) =>
    Array.from(data.slice(i * shape[1], (i + 1) * shape[1])),
  );
}
