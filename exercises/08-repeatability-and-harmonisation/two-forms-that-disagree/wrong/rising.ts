// mistake: sorted from the least reliable; the estimate is compared with the bound
// expect: The most reliable one comes first
// expect: the lower bound has to reach it
// answer: ranking
import {icc} from "voxelbook/statistics";

function ranking(tables: number[][][], form: "2,1" | "3,1"): number[] {
  const values = tables.map((table) => icc(table, {form}).icc);
  return [...values.keys()].sort((a, b) => values[a] - values[b]);
}
// answer: kept
import {icc as coefficient} from "voxelbook/statistics";

function keptBy(tables: number[][][], form: "2,1" | "3,1", bound: number): number[] {
  return [...tables.keys()].filter((f) => coefficient(tables[f], {form}).icc >= bound);
}
