// mistake: the form is ignored; the shift is too small
// expect: the argument `form` is not used
// expect: the first one needs a larger shift
// answer: ranking
import {icc} from "voxelbook/statistics";

function ranking(tables: number[][][], _form: "2,1" | "3,1"): number[] {
  const values = tables.map((table) => icc(table, {form: "2,1"}).icc);
  return [...values.keys()].sort((a, b) => values[b] - values[a]);
}
// answer: kept
import {icc as coefficient} from "voxelbook/statistics";

function keptBy(tables: number[][][], _form: "2,1" | "3,1", bound: number): number[] {
  return [...tables.keys()].filter((f) => coefficient(tables[f], {form: "2,1"}).lower >= bound);
}
// answer: swap
function swapped(): number[][][] {
  const values = [1, 2, 3, 4, 5, 6];
  return [
    values.map((value) => [value, value + 0.1]),
    values.map((value, i) => [value + (i % 2), value - (i % 2)]),
  ];
}
