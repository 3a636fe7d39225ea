import {createVolume, resample, resampledGrid} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  newOrigin(o: number, s: number, t: number): number;
  resampleLine(values: number[], s: number, t: number): number[];
}>;

/** Makes a line as the library has it. */
function lineOf(values: readonly number[], o: number, s: number) {
  return createVolume(Float64Array.from(values), {
    shape: [values.length, 1, 1],
    spacing: [s, 1, 1],
    origin: [o, 0, 0],
    unit: "1",
  });
}

/** Hidden tests: the same questions, with each student's own lines. */
export function tests(answer: Answers, rng: Rng): void {
  describe("newOrigin", () => {
    it(title("lines of your own", "属于你的线"), async () => {
      const draw = rng.fork("hidden origin");
      for (let i = 0; i < 6; i++) {
        const [o, s, t] = [200 * draw.next() - 100, 2 + 3 * draw.next(), 0.3 + draw.next()];
        const grid = resampledGrid(lineOf([1, 2, 3], o, s), {
          spacing: [t, 1, 1],
          align: "corner",
          size: "ceil",
        });
        const options = {tolerance: 1e-9, unit: "mm", hint: 2} as const;
        expectClose(await answer.newOrigin(o, s, t), grid.origin[0], options);
      }
    });
  });
  describe("resampleLine", () => {
    it(title("finer and coarser voxels of your own", "属于你的更细与更粗的体素"), async () => {
      const draw = rng.fork("hidden line");
      for (let i = 0; i < 6; i++) {
        const values = Array.from({length: 5 + draw.int(6)}, () => 100 * draw.next());
        // Away from whole quotients, where rounding would decide about one more voxel.
        const [s, t] = i % 2 === 0 ? [3, 1.13 + 0.2 * draw.next()] : [1, 1.61 + 0.2 * draw.next()];
        const quotient = (values.length * s) / t;
        if (Math.abs(quotient - Math.round(quotient)) < 1e-6) continue;
        const out = resample(lineOf(values, 0, s), {
          spacing: [t, 1, 1],
          align: "corner",
          size: "ceil",
          interpolation: "linear",
          outside: "edge",
        });
        const options = {tolerance: 1e-8, hint: 3} as const;
        expectClose(await answer.resampleLine(values, s, t), Float64Array.from(out.data), options);
      }
    });
    it(title("a line of one voxel", "只有一个体素的线"), async () => {
      const value = 10 + 90 * rng.fork("hidden one").next();
      const options = {tolerance: 1e-9, hint: 2} as const;
      expectClose(await answer.resampleLine([value], 2, 1), [value, value], options);
    });
  });
  describe("movesBy", () => {
    it(title("the distance", "距离"), async () => {
      const got = Math.abs(await answer.number("movesBy"));
      expectClose(got, (5.46875 - 0.9765625) / 2, {tolerance: 0.006, unit: "mm", hint: 2});
    });
  });
  describe("sharedCentre", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      const wanted = "o + ((n - 1)*s - (m - 1)*t)/2";
      expectExpression(await answer.expression("sharedCentre"), wanted, {hint: 3});
    });
  });
}
