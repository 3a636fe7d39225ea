import {createVolume, meanFilter, medianFilter} from "voxelbook/image";
import {type Answer, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{commutes(first: string, second: string): boolean}>;

/** Hidden tests: the table must hold on rows of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("commutes", () => {
    it(title("rows of your own agree with the table", "属于你的行与表一致"), async () => {
      const draw = rng.fork("hidden rows");
      const window = {size: [3, 1, 1], boundary: "nearest"} as const;
      const mapped = (f: (value: number) => number) => (row: number[]) => row.map(f);
      const filtered = (filter: typeof meanFilter) => (row: number[]) =>
        Array.from(
          filter(
            createVolume(Float64Array.from(row), {shape: [row.length, 1, 1], unit: "1"}),
            window,
          ).data,
        );
      const steps = {
        affine: mapped((value) => 2 * value + 10),
        clip: mapped((value) => Math.min(60, Math.max(30, value))),
        threshold: mapped((value) => (value > 50 ? 1 : 0)),
        mean: filtered(meanFilter),
        median: filtered(medianFilter),
      };
      // Forty rows are enough for every pair that does not commute to show it.
      const rows = Array.from({length: 40}, () =>
        Array.from({length: 12}, () => 100 * draw.next()),
      );
      for (const [first, f] of Object.entries(steps)) {
        for (const [second, g] of Object.entries(steps)) {
          const same = rows.every((row) => {
            const [there, back] = [f(g(row)), g(f(row))];
            return there.every((value, i) => Math.abs(value - back[i]) < 1e-9);
          });
          expectTrue(
            (await answer.commutes(first, second)) === same,
            {
              en: "A pair of steps behaves otherwise than your table says.",
              "zh-CN": "有一对步骤的表现与你的表不同。",
            },
            {hint: 2},
          );
        }
      }
    });
  });
}
