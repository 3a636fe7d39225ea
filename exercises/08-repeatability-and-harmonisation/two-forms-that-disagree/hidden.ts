import {icc} from "voxelbook/statistics";
import {type Answer, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Form = "2,1" | "3,1";
type Answers = Answer<{
  ranking(tables: number[][][], form: Form): number[];
  keptBy(tables: number[][][], form: Form, bound: number): number[];
}>;

/** Features with shift and noise of their own; every second one has a shift. */
function drawTables(rng: Rng, features: number): number[][][] {
  return Array.from({length: features}, (_, f) => {
    const [shift, error] = [f % 2 === 0 ? 1 + rng.next() : 0, 0.1 + 0.4 * rng.next()];
    return Array.from({length: 9 + rng.int(6)}, () => {
      const value = rng.normal();
      return [value + error * rng.normal(), value + shift + error * rng.normal()];
    });
  });
}

/** Hidden tests: features of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("ranking", () => {
    it(title("features of your own", "属于你的特征"), async () => {
      const tables = drawTables(rng.fork("ranking"), 8);
      const values = tables.map((table) => icc(table, {form: "2,1"}).icc);
      const right = [...values.keys()].sort((a, b) => values[b] - values[a]);
      expectEqual(await answer.ranking(tables, "2,1"), right, {hint: 3});
    });
  });
  describe("keptBy", () => {
    it(title("a bound of your own", "属于你的界限"), async () => {
      const draw = rng.fork("kept");
      const tables = drawTables(draw, 12);
      const lower = tables.map((table) => icc(table, {form: "3,1"}).lower);

      // Halfway between two bounds, so that rounding decides nothing.
      const sorted = [...lower].sort((a, b) => a - b);
      const bound = (sorted[5] + sorted[6]) / 2;
      const right = [...lower.keys()].filter((f) => lower[f] >= bound);
      expectEqual(await answer.keptBy(tables, "3,1", bound), right, {hint: 3});
    });
  });
}
