// mistake: correlations instead of places; the upper bound; tables too short
// expect: Give the places of the features
// expect: The upper bound was compared
// expect: Give two full tables
// answer: ranking
import {icc} from "voxelbook/statistics";

function ranking(tables: number[][][], form: "2,1" | "3,1"): number[] {
  return tables.map((table) => icc(table, {form}).icc).sort((a, b) => b - a);
}
// answer: kept
import {icc as coefficient} from "voxelbook/statistics";

function keptBy(tables: number[][][], form: "2,1" | "3,1", bound: number): number[] {
  return [...tables.keys()].filter((f) => coefficient(tables[f], {form}).upper >= bound);
}
// answer: swap
function swapped(): number[][][] {
  return [
    [
      [1, 6],
      [2, 7],
      [3, 8],
    ],
    [
      [2, 0],
      [1, 3],
      [4, 2],
    ],
  ];
}
