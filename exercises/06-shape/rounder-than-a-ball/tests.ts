import {marchingCubes, meshArea} from "voxelbook/features";
import {createMask} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{roundMask(): number[]}>;

const MESH = "(6*(n - 1)^2 + 6*sqrt(2)*(n - 1) + sqrt(3))";

/** What each known mistake is called, in the learner's words. */
const SAY = {
  voxel: {
    en: "This is the sphericity of the voxel, a cube. Its mesh is an octahedron.",
    "zh-CN": "这是体素(立方体)的球度。它的网格是八面体。",
  },
  mixed: {
    en: "This mixes the counted volume with the area of the mesh. The question asks for the mesh alone.",
    "zh-CN": "这把计数体积与网格面积混在一起。题目只问网格。",
  },
  sharp: {
    en: "This is the sharp cube, whose report does not depend on n. The program's area is that of the mesh.",
    "zh-CN": "这是棱角分明的立方体,其结果与 n 无关。程序用的是网格的面积。",
  },
  power: {
    en: "The volume comes in with the power 2/3: n³ becomes n².",
    "zh-CN": "体积以 2/3 次方出现:n³ 变成 n²。",
  },
  ball: {
    en: "A large cube does not become a ball. Only its edges and corners lose their weight.",
    "zh-CN": "大立方体不会变成球。只是棱和角不再重要。",
  },
  zero: {
    en: "Volume and area grow together: n² stands above and below. The ratio of the leading terms remains.",
    "zh-CN": "体积与面积一起增长:上下都有 n²。剩下的是最高次项之比。",
  },
  form: {
    en: "The mask must be 125 numbers, each 0 or 1.",
    "zh-CN": "掩模应为 125 个 0 或 1。",
  },
  few: {
    en: "The region has fewer than 20 voxels.",
    "zh-CN": "区域少于 20 个体素。",
  },
  below: {
    en: "The program reports less than 1 for this mask. Its corners and edges weigh too little: try a smaller or blockier one.",
    "zh-CN": "程序对该掩模的结果小于 1。它的棱角占比太小:请试更小或更方的掩模。",
  },
} satisfies Record<string, Words>;

/** Number of voxels, and the sphericity that the program of the table reports. */
function report(data: number[]): {voxels: number; value: number} {
  if (data.length !== 125 || !data.every((v) => v === 0 || v === 1)) fail(SAY.form, {hint: 2});
  const mask = createMask(Uint8Array.from(data), {shape: [5, 5, 5]});
  const voxels = mask.data.reduce((sum, v) => sum + v, 0);
  const area = meshArea(marchingCubes(mask, {level: 0.5}));
  return {voxels, value: Math.cbrt(36 * Math.PI * voxels ** 2) / area};
}

function cubeTests(answer: Answers): void {
  it(title("the formula agrees everywhere", "公式处处一致", {weight: 2}), async () => {
    expectExpression(await answer.expression("reported"), `(36*pi)^(1/3)*n^2/${MESH}`, {
      hint: 3,
      mistakes: [
        {expression: "(pi/6)^(1/3) + 0*n", message: SAY.sharp},
        {expression: `(36*pi)^(1/3)*n^3/${MESH}`, message: SAY.power},
      ],
    });
  });
  it(title("2 × 2 × 2 voxels are reported as 1.193", "2 × 2 × 2 个体素报告为 1.193"), async () => {
    const formula = await answer.expression("reported");
    expectClose(formula.evaluate({n: 2}), 1.19279, {
      tolerance: 1e-4,
      hint: 3,
      mistakes: [{value: Math.cbrt(Math.PI / 6), message: SAY.sharp}],
    });
  });
}

function maskTests(answer: Answers): void {
  it(title("20 voxels or more", "至少 20 个体素"), async () => {
    expectTrue(report(await answer.roundMask()).voxels >= 20, SAY.few, {hint: 3});
  });
  it(title("the program reports more than 1", "程序的结果大于 1", {weight: 2}), async () => {
    expectTrue(report(await answer.roundMask()).value > 1, SAY.below, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("oneVoxel", () => {
    it(title("an octahedron", "八面体"), async () => {
      expectClose(await answer.number("oneVoxel"), Math.cbrt(Math.PI) / Math.sqrt(3), {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {value: Math.cbrt(Math.PI / 6), message: SAY.voxel},
          {value: Math.cbrt(36 * Math.PI) / Math.sqrt(3), message: SAY.mixed},
        ],
      });
    });
  });
  describe("reported", () => cubeTests(answer));
  describe("largeCubes", () => {
    it(title("the limit", "极限"), async () => {
      expectClose(await answer.number("largeCubes"), Math.cbrt(Math.PI / 6), {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {value: 1, message: SAY.ball},
          {value: 0, message: SAY.zero},
        ],
      });
    });
  });
  describe("roundMask", () => maskTests(answer));
}
