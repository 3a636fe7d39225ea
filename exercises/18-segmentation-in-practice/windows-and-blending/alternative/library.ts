// alternative: with the library, and voxel by voxel
// answer: count
import {windowStarts} from "voxelbook/nn";

const size = [variant.depth, variant.n, variant.n];
const windowCount = windowStarts(size, {patch: [32, 32, 32], overlap: 0.5}).reduce(
  (product, starts) => product * starts.length,
  1,
);
// answer: blend
function blendLine(answers: number[][], starts: number[], weights: number[], n: number): number[] {
  return Array.from({length: n}, (_, x) => {
    const seen = starts.flatMap((start, k) =>
      x >= start && x < start + weights.length ? [[weights[x - start], answers[k][x - start]]] : [],
    );
    return seen.reduce((s, [w, v]) => s + w * v, 0) / seen.reduce((s, [w]) => s + w, 0);
  });
}
