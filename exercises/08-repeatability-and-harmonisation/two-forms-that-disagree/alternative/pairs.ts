// alternative: pairs of place and value; a loop; other tables
// answer: ranking
import {icc} from "voxelbook/statistics";

function ranking(tables: number[][][], form: "2,1" | "3,1"): number[] {
  return tables
    .map((table, place) => ({place, value: icc(table, {form}).icc}))
    .sort((a, b) => b.value - a.value)
    .map(({place}) => place);
}
// answer: kept
import {icc as coefficient} from "voxelbook/statistics";

function keptBy(tables: number[][][], form: "2,1" | "3,1", bound: number): number[] {
  const places: number[] = [];
  tables.forEach((table, place) => {
    if (!(coefficient(table, {form}).lower < bound)) places.push(place);
  });
  return places;
}
// answer: swap
function swapped(): number[][][] {
  return [
    [0, 10, 20, 30, 40].map((value) => [value, value + 80]),
    [
      [0, 22],
      [10, -8],
      [20, 41],
      [30, 12],
      [40, 47],
    ],
  ];
}
