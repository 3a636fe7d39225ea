import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  faceArea(mask: number[], shape: number[], spacing: number[]): number;
}>;

/** Area of the faces of a region, voxel by voxel. */
function facesOf(mask: number[], [nx, ny, nz]: number[], [dx, dy, dz]: number[]): number {
  const steps: [number, number, number, number][] = [
    [1, 0, 0, dy * dz],
    [0, 1, 0, dx * dz],
    [0, 0, 1, dx * dy],
  ];
  let area = 0;
  mask.forEach((inside, i) => {
    if (inside === 0) return;
    const [x, y, z] = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    for (const [sx, sy, sz, face] of steps) {
      for (const sign of [-1, 1]) {
        const [u, v, w] = [x + sign * sx, y + sign * sy, z + sign * sz];
        const isInGrid = u >= 0 && v >= 0 && w >= 0 && u < nx && v < ny && w < nz;
        if (!isInGrid || mask[u + nx * (v + ny * w)] === 0) area += face;
      }
    }
  });
  return area;
}

/** Hidden tests: regions of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("faceArea", () => {
    it(title("regions and voxels of your own", "属于你的区域与体素"), async () => {
      const draw = rng.fork("hidden regions");
      for (let i = 0; i < 6; i++) {
        const shape = [3 + draw.int(3), 3 + draw.int(3), 2 + draw.int(3)];
        const mask = Array.from({length: shape[0] * shape[1] * shape[2]}, () => draw.int(2));
        const spacing = [0.5 + draw.next(), 2 + draw.next(), 3.5 + 2 * draw.next()];
        expectClose(await answer.faceArea(mask, shape, spacing), facesOf(mask, shape, spacing), {
          tolerance: 1e-6,
          unit: "mm²",
          hint: 1,
        });
      }
    });
  });
  describe("staircase", () => {
    it(
      title("a plane at an angle and its complement are alike", "角与余角的平面相同"),
      async () => {
        const draw = rng.fork("hidden planes");
        const formula = await answer.expression("staircase");
        for (let i = 0; i < 6; i++) {
          const t = 0.1 + 1.3 * draw.next();
          const [one, two] = [formula.evaluate({t}), formula.evaluate({t: Math.PI / 2 - t})];
          expectTrue(
            Math.abs(one - two) < 1e-9 && one > 1 && one <= Math.SQRT2 + 1e-9,
            {
              en: "Exchanging x and y changes nothing, and the factor lies between 1 and the square root of 2.",
              "zh-CN": "交换 x 与 y 不改变任何东西,且因子在 1 与 √2 之间。",
            },
            {hint: 2},
          );
        }
      },
    );
  });
  describe("turnedBox", () => {
    it(title("boxes of your own", "属于你的长方体"), async () => {
      const draw = rng.fork("hidden boxes");
      const formula = await answer.expression("turnedBox");
      for (let i = 0; i < 6; i++) {
        const [a, b, c] = [1, 2, 3].map(() => 1 + 19 * draw.next());
        const t = 0.1 + 1.3 * draw.next();
        const sides = 2 * c * (a + b);
        const wanted =
          (2 * a * b + sides * Math.SQRT2 * Math.cos(t - Math.PI / 4)) / (2 * a * b + sides);
        expectClose(formula.evaluate({a, b, c, t}), wanted, {tolerance: 1e-9, hint: 3});
      }
    });
  });
}
