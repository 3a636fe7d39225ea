// alternative: the library's matrix, divided by its sum
// answer: matrix
import {denseMatrix, glcm} from "voxelbook/features";
import {createMask, createVolume, discretise} from "voxelbook/image";

function cooccurrence(levels: number[][], dx: number, dy: number, count: number): number[][] {
  const shape = [levels[0].length, levels.length, 1] as const;
  const values = Float64Array.from(levels.flat());
  const image = createVolume(values, {shape, unit: "1"});
  const mask = createMask(new Uint8Array(values.length).fill(1), {shape});
  const whole = discretise(image, mask, {method: "none"});
  const rows = denseMatrix(glcm(whole, {offset: [dx, dy, 0], symmetric: true}));
  const total = rows.flat().reduce((a, b) => a + b, 0);
  const each = Array.from({length: count}, (_, k) => k);
  return each.map((i) => each.map((j) => (rows[i]?.[j] ?? 0) / total));
}
