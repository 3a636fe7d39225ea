// alternative: with the library
// answer: keep
import {createMask} from "voxelbook/image";
import {keepComponents} from "voxelbook/segment";

function keepLargest(mask: number[], width: number): number[] {
  const shape = [width, mask.length / width, 1] as const;
  const {data} = keepComponents(createMask(Uint8Array.from(mask), {shape}), {
    connectivity: 26,
    most: 1,
  });
  return Array.from(data);
}
// answer: break
function worseThanBefore(): {truth: number[]; found: number[]; width: number} {
  const truth = Array.from({length: 60}, (_, i) => (i < 40 ? 1 : 0));
  const columns = [0, 1, 3, 4, 6, 7];
  const found = truth.map((v, i) => (v === 1 ? Number(columns.includes(i % 10)) : Number(i >= 50)));
  return {truth, found, width: 10};
}
