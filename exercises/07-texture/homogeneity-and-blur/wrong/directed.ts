// mistake: each pair is entered one way
// expect: entered one way only
// answer: after
import {createVolume, gaussianFilter} from "voxelbook/image";

function afterBlur(rows: number[][], sigma: number): number[] {
  const nx = rows[0].length;
  const image = createVolume(Float64Array.from(rows.flat()), {
    shape: [nx, rows.length, 1],
    unit: "1",
  });
  const soft = gaussianFilter(image, {sigmaMm: [sigma, sigma, 0], boundary: "wrap"});
  const levels = Array.from(soft.data, (v) => Math.max(0, Math.min(7, Math.floor(8 * v))));
  const p = new Float64Array(64);
  const pairs = (nx - 1) * rows.length;
  levels.forEach((a, i) => {
    if (i % nx === nx - 1) return;
    p[8 * a + levels[i + 1]] += 1 / pairs;
  });
  const apart = (cell: number) => (Math.floor(cell / 8) - (cell % 8)) ** 2;
  return [
    p.reduce((sum, value, cell) => sum + apart(cell) * value, 0),
    p.reduce((sum, value) => sum + value * value, 0),
    p.reduce((sum, value, cell) => sum + value / (1 + apart(cell)), 0),
  ];
}
