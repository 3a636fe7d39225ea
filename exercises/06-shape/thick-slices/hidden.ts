import {createMask} from "voxelbook/image";
import {distanceTransform} from "voxelbook/segment";
import {type Answer, expectClose, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  between(below: number[], above: number[], share: number): number[];
}>;

/** Signed distances of one row. */
function signed(row: number[]): ArrayLike<number> {
  const mask = createMask(Uint8Array.from(row), {shape: [row.length, 1, 1]});
  return distanceTransform(mask, {measure: "signed"}).data;
}

/** Hidden tests: rows of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("between", () => {
    it(title("rows of your own, of one part and of two", "属于你的行,一段或两段"), async () => {
      const draw = rng.fork("hidden rows");
      for (let i = 0; i < 6; i++) {
        const [from, to, hole] = [draw.int(5), 12 + draw.int(5), 6 + draw.int(4)];
        const below = Array.from({length: 20}, (_, x) => (x >= from && x < to ? 1 : 0));
        const above = Array.from({length: 20}, (_, x) =>
          x >= from + 2 && x < to + 3 && x !== hole ? 1 : 0,
        );
        // Shares at which no distance is 0, where rounding would decide.
        const share = 0.237 + 0.5 * draw.int(2);
        const [low, high] = [signed(below), signed(above)];
        const wanted = below.map((_, x) => ((1 - share) * low[x] + share * high[x] < 0 ? 1 : 0));
        expectEqual(await answer.between(below, above, share), wanted, {hint: 3});
      }
    });
  });
  describe("halfwayGain", () => {
    it(title("waves of your own", "属于你的波"), async () => {
      const draw = rng.fork("hidden waves");
      const formula = await answer.expression("halfwayGain");
      for (let i = 0; i < 6; i++) {
        const f = 0.02 + 0.46 * draw.next();
        const phases = Array.from({length: 360}, (_, k) => (k * Math.PI) / 180);
        const wanted = Math.max(
          ...phases.map((p) => (Math.cos(p) + Math.cos(p + 2 * Math.PI * f)) / 2),
        );
        expectClose(formula.evaluate({f}), wanted, {tolerance: 1e-4, hint: 1});
      }
    });
  });
}
