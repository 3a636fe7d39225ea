// mistake: the form is ignored; the second feature has no noise
// expect: the argument `form` is not used
// expect: it needs less noise, the second one more
// answer: ranking
import {icc} from "voxelbook/statistics";

function ranking(tables: number[][][], _form: "2,1" | "3,1"): number[] {
  const values = tables.map((table) => icc(table, {form: "3,1"}).icc);
  return [...values.keys()].sort((a, b) => values[b] - values[a]);
}
// answer: kept
import {icc as coefficient} from "voxelbook/statistics";

function keptBy(tables: number[][][], _form: "2,1" | "3,1", bound: number): number[] {
  return [...tables.keys()].filter((f) => coefficient(tables[f], {form: "3,1"}).lower >= bound);
}
// answer: swap
function swapped(): number[][][] {
  const values = [1, 2, 3, 4, 5, 6];
  return [values.map((value) => [value, value + 5]), values.map((value) => [value, value])];
}
