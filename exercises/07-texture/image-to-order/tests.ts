import {
  type Answer,
  expectExpression,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  oneAndQuarter(): number[][];
  roughAndOrderly(): number[][];
  evenMatrix(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  unequal: {
    en: "The unequal pairs were put into one cell. In a symmetric matrix half of them are 1 2 and half are 2 1.",
    "zh-CN": "把不相等的对放进了一个格子。对称矩阵中一半是 1 2，一半是 2 1。",
  },
  root: {
    en: "This is the square root of the second moment. Here energy is the sum of squares itself.",
    "zh-CN": "这是角二阶矩的平方根。这里的能量就是平方和本身。",
  },
  notSquared: {
    en: "The probabilities were added, not their squares. Probabilities always add to 1.",
    "zh-CN": "加的是概率而不是概率的平方。概率之和总是 1。",
  },
  shape: {
    en: "The picture must be 1 to 32 rows of 2 to 32 whole levels from 1 to 4, all of one length.",
    "zh-CN": "图像必须是 1 到 32 行，每行 2 到 32 个 1 到 4 的整数灰度，各行等长。",
  },
  flat: {
    en: "In a flat picture all pairs lie in one cell: contrast 0, energy 1.",
    "zh-CN": "均匀图像的所有对都在一个格子里：对比度 0，能量 1。",
  },
  board: {
    en: "A checkerboard of two neighbouring levels fills two cells only, so its energy is 1/2.",
    "zh-CN": "两个相邻灰度的棋盘只填两个格子，所以能量是 1/2。",
  },
  energy: {
    en: "The contrast is right, the energy is not: the filled cells are too many, too few, or unequally full.",
    "zh-CN": "对比度正确，能量不对：填充的格子太多、太少，或不均匀。",
  },
  contrast: {
    en: "The energy is right, the contrast is not: look at how many levels apart the neighbours are.",
    "zh-CN": "能量正确，对比度不对：看相邻灰度相差几级。",
  },
  neither: {
    en: "Neither contrast nor energy is as ordered. Neighbours are those in one row, to the right; rows do not meet.",
    "zh-CN": "对比度和能量都不符合要求。邻居是同一行右侧的像素；行与行之间不相邻。",
  },
  histogram: {
    en: "The levels are equally frequent, but the pairs are not. Energy counts pairs.",
    "zh-CN": "各灰度出现次数相等，但各种对并不相等。能量统计的是对。",
  },
  missing: {
    en: "Some of the sixteen pairs never stand side by side, or not as often as others.",
    "zh-CN": "十六种对中有的从未相邻出现，或出现次数不等。",
  },
} satisfies Record<string, Words>;

/** Checks that an answer is a picture of levels 1 … 4. */
function pictureOf(answer: unknown): number[][] {
  const fits =
    Array.isArray(answer) &&
    answer.length >= 1 &&
    answer.length <= 32 &&
    answer.every(
      (row: unknown) =>
        Array.isArray(row) &&
        row.length >= 2 &&
        row.length <= 32 &&
        row.length === (answer[0] as unknown[]).length &&
        row.every((v: unknown) => v === 1 || v === 2 || v === 3 || v === 4),
    );
  if (!fits) fail(SAY.shape, {hint: 3});
  return answer as number[][];
}

/** Computes contrast and second moment of right-hand neighbours, counted both ways. */
function measured(picture: readonly (readonly number[])[]): {contrast: number; energy: number} {
  const counts = new Float64Array(16);
  for (const row of picture) {
    for (let x = 1; x < row.length; x++) {
      counts[4 * (row[x - 1] - 1) + row[x] - 1]++;
      counts[4 * (row[x] - 1) + row[x - 1] - 1]++;
    }
  }
  const pairs = counts.reduce((a, b) => a + b, 0);
  const far = (cell: number): number => (Math.floor(cell / 4) - (cell % 4)) ** 2;
  return {
    contrast: counts.reduce((sum, n, cell) => sum + (far(cell) * n) / pairs, 0),
    energy: counts.reduce((sum, n) => sum + (n / pairs) ** 2, 0),
  };
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** Judges a picture by its two features. */
function judge(picture: number[][], contrast: number, energy: number): void {
  const got = measured(picture);
  const right = {contrast: near(got.contrast, contrast), energy: near(got.energy, energy)};
  if (right.contrast && right.energy) return;
  if (near(got.energy, 1)) fail(SAY.flat, {hint: 1});
  if (contrast === 1 && near(got.contrast, 1) && near(got.energy, 0.5)) fail(SAY.board, {hint: 2});
  if (right.contrast) fail(SAY.energy, {hint: 2});
  fail(right.energy ? SAY.contrast : SAY.neither, {hint: 2});
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("secondMoment", () => {
    it(
      title("the energy, for every share of unequal pairs", "对每个不等对比例的能量"),
      async () => {
        expectExpression(await answer.expression("secondMoment"), "(q^2 + (1 - q)^2) / 2", {
          hint: 3,
          mistakes: [
            {expression: "q^2 + (1 - q)^2 / 2", message: SAY.unequal},
            {expression: "sqrt((q^2 + (1 - q)^2) / 2)", message: SAY.root},
            {expression: "1", message: SAY.notSquared},
          ],
        });
      },
    );
  });
  describe("oneAndQuarter", () => {
    it(title("contrast 1 and energy 1/4", "对比度 1，能量 1/4"), async () => {
      judge(pictureOf(await answer.oneAndQuarter()), 1, 0.25);
    });
  });
  describe("roughAndOrderly", () => {
    it(title("contrast 9 and energy 1/2", "对比度 9，能量 1/2"), async () => {
      judge(pictureOf(await answer.roughAndOrderly()), 9, 0.5);
    });
  });
  describe("evenMatrix", () => {
    it(title("energy 1/16", "能量 1/16"), async () => {
      const picture = pictureOf(await answer.evenMatrix());
      const {energy} = measured(picture);
      if (near(energy, 1)) fail(SAY.flat, {hint: 1});
      const counts = [1, 2, 3, 4].map((k) => picture.flat().filter((v) => v === k).length);
      const even = counts.every((n) => n === counts[0]);
      expectTrue(near(energy, 1 / 16), even ? SAY.histogram : SAY.missing, {hint: 3});
    });
  });
}
