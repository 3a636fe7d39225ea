// alternative: the library computes slope and shift; two groups of unequal size beside a right one
// answer: two
import {calibrationSlope} from "voxelbook/statistics";

const {claimedLow, claimedHigh, seenLow, seenHigh} = variant;
const told = Array.from({length: 200}, (_, i) => (i < 100 ? claimedLow : claimedHigh));
const fell = told.map((_, i) => Number(i % 100 < Math.round(100 * (i < 100 ? seenLow : seenHigh))));
const slopeOfTwo = calibrationSlope(fell, told).slope;
// answer: shift
import {calibrationInTheLarge} from "voxelbook/statistics";

function shiftOf(risks: number[], y: number[]): number {
  return calibrationInTheLarge(y, risks).intercept;
}
// answer: break
function lookingGood(): {risks: number[]; y: number[]} {
  const groups = [
    [0.1, 0.2, 40],
    [0.5, 0.3, 40],
    [0.9, 1, 40],
  ];
  const risks = groups.flatMap(([risk, , n]) => new Array<number>(n).fill(risk));
  const y = groups.flatMap(([, share, n]) =>
    Array.from({length: n}, (_, i) => Number(i < Math.round(share * n))),
  );
  return {risks, y};
}
