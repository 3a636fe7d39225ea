import {createMask, swapLpsRas, voxelToWorld, worldToVoxel} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  toWorld(voxel: number[], spacing: number[], direction: number[], origin: number[]): number[];
  toVoxel(point: number[], spacing: number[], direction: number[], origin: number[]): number[];
  rasFromLps(point: number[]): number[];
}>;

const GENERAL: Words = {
  en: "The answer has to hold for any grid, also one that is turned about all three axes.",
  "zh-CN": "答案必须对任何网格成立，包括绕三个轴都旋转过的网格。",
};

/** Draws a grid turned about all axes, one time in two with its third axis the other way round. */
function drawGrid(rng: Rng) {
  const [a, b, c] = [0.3 + rng.next(), 0.3 + rng.next(), 0.3 + rng.next()];
  const [ca, sa, cb, sb, cc, sc] = [a, b, c].flatMap((x) => [Math.cos(x), Math.sin(x)]);
  const f = rng.next() < 0.5 ? -1 : 1;
  const direction = [
    ca * cb,
    ca * sb * sc - sa * cc,
    f * (ca * sb * cc + sa * sc),
    sa * cb,
    sa * sb * sc + ca * cc,
    f * (sa * sb * cc - ca * sc),
    -sb,
    cb * sc,
    f * cb * cc,
  ];
  const spacing = [0.5 + rng.next(), 1.6 + rng.next(), 2.7 + rng.next()] as const;
  const origin = [100 * rng.next() - 50, 20 + 100 * rng.next(), 300 * rng.next()] as const;
  const grid = createMask(new Uint8Array(1), {shape: [1, 1, 1], spacing, direction, origin});
  const lists: [number[], number[], number[]] = [[...spacing], direction, [...origin]];
  return {grid, lists};
}

/** Hidden tests: the same questions, with each student's own grids. */
export function tests(answer: Answers, rng: Rng): void {
  describe("toWorld", () => {
    it(
      title("grids of your own, turned about all axes", "属于你的、绕各轴旋转的网格"),
      async () => {
        const draw = rng.fork("hidden world");
        for (let i = 0; i < 5; i++) {
          const {grid, lists} = drawGrid(draw);
          const v = [1 + 30 * draw.next(), 1 + 30 * draw.next(), 1 + 30 * draw.next()];
          const options = {tolerance: 1e-8, hint: 3, message: GENERAL} as const;
          expectClose(await answer.toWorld(v, ...lists), [...voxelToWorld(grid, v)], options);
        }
      },
    );
  });
  describe("toVoxel", () => {
    it(title("places of your own, on turned grids", "属于你的位置，在旋转网格上"), async () => {
      const draw = rng.fork("hidden voxel");
      for (let i = 0; i < 5; i++) {
        const {grid, lists} = drawGrid(draw);
        const p = [200 * draw.next(), 200 * draw.next(), 200 * draw.next()];
        const options = {tolerance: 1e-8, hint: 3, message: GENERAL} as const;
        expectClose(await answer.toVoxel(p, ...lists), [...worldToVoxel(grid, p)], options);
      }
    });
  });
  describe("rasFromLps", () => {
    it(title("points of your own", "属于你的点"), async () => {
      const draw = rng.fork("hidden frame");
      const p = [10 + 90 * draw.next(), 10 + 90 * draw.next(), 10 + 90 * draw.next()];
      const options = {tolerance: 1e-12, hint: 1} as const;
      expectClose(await answer.rasFromLps(p), Array.from(swapLpsRas(p)), options);
    });
  });
  describe("offMm", () => {
    it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
      expectExpression(await answer.expression("offMm"), "2*n*sin(a/2)", {hint: 3});
    });
  });
}
