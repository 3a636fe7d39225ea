// alternative: the library adjusts; discoveries are counted by the lines; tests are added one by one
// answer: adjusted
import {benjaminiHochberg} from "voxelbook/statistics";

function adjusted(p: number[]): number[] {
  return Array.from(benjaminiHochberg(p));
}
// answer: found
const found =
  [...variant.p]
    .sort((a, b) => a - b)
    .map((value, i) => value <= ((i + 1) * variant.rate) / variant.p.length)
    .lastIndexOf(true) + 1;
// answer: share
const falseShare = "1/(1 + w*k/(a*(m - k)))";
// answer: untold
import {benjaminiHochberg as adjust} from "voxelbook/statistics";

function untoldTests(p: number[], rate: number): number {
  let count = 0;
  while (adjust([...p, ...new Array<number>(count).fill(1)]).some((v) => v <= rate)) count++;
  return count;
}
