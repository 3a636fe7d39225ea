// alternative: all features in one call of the library
// answer: ranking
import {iccAll} from "voxelbook/statistics";

function ranking(tables: number[][][], form: "2,1" | "3,1"): number[] {
  const values = tables.map(
    (table) =>
      iccAll(
        {data: Float64Array.from(table.flat()), features: 1, subjects: table.length, raters: 2},
        {form},
      ).icc[0],
  );
  return values.map((_, place) => place).sort((a, b) => values[b] - values[a]);
}
