import {createVolume, gaussianFilter} from "voxelbook/image";
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

type Answers = Answer<{
  predict(picture: string): string[];
  afterBlur(rows: number[][], sigma: number): number[];
  counterExample(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  words: {
    en: 'Give three words, each "rises" or "falls".',
    "zh-CN": '请给出三个词，每个是 "rises" 或 "falls"。',
  },
  contrast: {
    en: "Contrast falls in both pictures: blur takes differences between neighbours away.",
    "zh-CN": "两幅图像的对比度都下降：模糊减小相邻像素之差。",
  },
  noise: {
    en: "The noise ends in the middle grey: few levels are left, and neighbours share them. Energy and homogeneity rise.",
    "zh-CN": "噪声趋于中灰：剩下的灰度级很少，相邻像素也相同。能量和均匀性上升。",
  },
  square: {
    en: "The square had two levels and now has eight. Its pairs spread over new cells: energy and homogeneity fall.",
    "zh-CN": "方块原来只有两个灰度级，现在有八个。它的对分散到新的格子：能量和均匀性下降。",
  },
  fitted: {
    en: "The bins were fitted to the blurred picture's own range. They have to stay where they are.",
    "zh-CN": "分箱被重新拟合到模糊后图像自己的范围。分箱必须固定不动。",
  },
  root: {
    en: "The second number is the square root of the second moment.",
    "zh-CN": "第二个数是角二阶矩的平方根。",
  },
  inverse: {
    en: "The third number has 1 + |i − j| below the line. Here the difference is squared.",
    "zh-CN": "第三个数的分母是 1 + |i − j|。这里的差要平方。",
  },
  sharp: {
    en: "The picture was not blurred.",
    "zh-CN": "图像没有被模糊。",
  },
  directed: {
    en: "The pairs were entered one way only: the second number is that of the directed matrix.",
    "zh-CN": "对只单向计入：第二个数是有向矩阵的值。",
  },
  nothing: {
    en: "A pair across an edge does not weigh nothing, but 1/(1 + 7²).",
    "zh-CN": "跨越边缘的对权重不为零，而是 1/(1 + 7²)。",
  },
  absolute: {
    en: "The difference was not squared: 1/(1 + 7) in place of 1/(1 + 49).",
    "zh-CN": "差没有平方：用了 1/(1 + 7) 而不是 1/(1 + 49)。",
  },
  onePair: {
    en: "One unequal pair of weight 1/2 was put in place of one of weight 1/50. A ramp has seven steps.",
    "zh-CN": "把一个权重 1/50 的对换成了一个权重 1/2 的对。斜坡有七级台阶。",
  },
  eight: {
    en: "A ramp from 0 to 7 has eight levels but seven steps, so seven unequal pairs.",
    "zh-CN": "从 0 到 7 的斜坡有八个灰度级，但只有七级台阶，即七个不相等的对。",
  },
  flat: {
    en: "A blur changes nothing in an even picture. It needs an edge.",
    "zh-CN": "模糊不改变均匀的图像。图像需要有边缘。",
  },
  many: {
    en: "These features do not both fall. The picture has many levels or hardly any even area: its pairs are spread out already.",
    "zh-CN": "这两个特征没有同时下降。图像灰度级很多，或几乎没有均匀区域：它的对本来就分散。",
  },
  inner: {
    en: "The white part does not touch the border, as in the chapter. Find another picture.",
    "zh-CN": "白色部分没有接触边界，与正文相同。请另找一幅图像。",
  },
} satisfies Record<string, Words>;

/** How a reference may deviate from what was asked. */
interface Slip {
  readonly fitted?: boolean;
  readonly oneWay?: boolean;
  readonly power?: number;
}

/** Computes contrast, second moment and homogeneity after a blur. */
function measured(rows: readonly (readonly number[])[], sigma: number, slip: Slip = {}): number[] {
  const {fitted = false, oneWay = false, power = 2} = slip;
  const [nx, ny] = [rows[0].length, rows.length];
  const image = createVolume(Float64Array.from(rows.flat()), {shape: [nx, ny, 1], unit: "1"});
  const {data} =
    sigma === 0 ? image : gaussianFilter(image, {sigmaMm: [sigma, sigma, 0], boundary: "wrap"});
  const [low, high] = fitted ? [Math.min(...data), Math.max(...data)] : [0, 1];
  const level = (i: number): number =>
    Math.max(0, Math.min(7, Math.floor((8 * (data[i] - low)) / (high - low))));
  const counts = new Float64Array(64);
  for (let i = 0; i < nx * ny; i++) {
    if (i % nx === nx - 1) continue;
    counts[8 * level(i) + level(i + 1)]++;
    if (!oneWay) counts[8 * level(i + 1) + level(i)]++;
  }
  const pairs = counts.reduce((a, b) => a + b, 0);
  const apart = (cell: number): number => Math.abs(Math.floor(cell / 8) - (cell % 8));
  return [
    counts.reduce((sum, n, cell) => sum + (apart(cell) ** 2 * n) / pairs, 0),
    counts.reduce((sum, n) => sum + (n / pairs) ** 2, 0),
    counts.reduce((sum, n, cell) => sum + n / pairs / (1 + apart(cell) ** power), 0),
  ];
}

/** A white square in the middle of a black picture. */
const SQUARE = Array.from({length: 24}, (_, y) =>
  Array.from({length: 24}, (_, x) => (x >= 6 && x < 18 && y >= 6 && y < 18 ? 1 : 0)),
);

function predictTests(answer: Answers): void {
  const judge = async (picture: "noise" | "square", wanted: string) => {
    const got: unknown = await answer.predict(picture);
    const fits =
      Array.isArray(got) && got.length === 3 && got.every((w) => w === "rises" || w === "falls");
    if (!fits) fail(SAY.words, {hint: 1});
    const said = got as string[];
    expectTrue(said[0] === "falls", SAY.contrast, {hint: 1});
    expectTrue(said[1] === wanted && said[2] === wanted, SAY[picture], {hint: 2});
  };
  it(title("what becomes of the noise", "噪声会怎样"), () => judge("noise", "rises"));
  it(title("what becomes of the square", "方块会怎样"), () => judge("square", "falls"));
}

function afterTests(answer: Answers, rng: Rng): void {
  const judge = async (rows: number[][], sigma: number) => {
    const right = measured(rows, sigma);
    expectClose(await answer.afterBlur(rows, sigma), right, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: measured(rows, sigma, {fitted: true}), message: SAY.fitted},
        {value: measured(rows, sigma, {oneWay: true}), message: SAY.directed},
        {value: measured(rows, sigma, {power: 1}), message: SAY.inverse},
        {value: [right[0], Math.sqrt(right[1]), right[2]], message: SAY.root},
        {value: measured(rows, 0), message: SAY.sharp},
      ],
    });
  };
  it(title("the square without blur", "未模糊的方块"), () => judge(SQUARE, 0));
  it(title("the square blurred by one pixel", "模糊一个像素的方块"), () => judge(SQUARE, 1));
  it(title("noise of another size", "另一尺寸的噪声", {weight: 2}), async () => {
    const draw = rng.fork("noise");
    await judge(
      Array.from({length: 9}, () => Array.from({length: 14}, () => draw.next())),
      0.8,
    );
  });
}

function formulaTests(answer: Answers): void {
  describe("sharpStripes", () => {
    it(title("sharp edges of seven levels", "七级的锐利边缘"), async () => {
      expectExpression(await answer.expression("sharpStripes"), "1 - 49*q/50", {
        hint: 3,
        mistakes: [
          {expression: "1 - q", message: SAY.nothing},
          {expression: "1 - q + q/8", message: SAY.absolute},
        ],
      });
    });
  });
  describe("softStripes", () => {
    it(title("ramps of seven steps", "七级台阶的斜坡"), async () => {
      expectExpression(await answer.expression("softStripes"), "1 - 7*q/2", {
        hint: 3,
        mistakes: [
          {expression: "1 - q/2", message: SAY.onePair},
          {expression: "1 - 8*q/2", message: SAY.eight},
        ],
      });
    });
  });
}

function pictureTests(answer: Answers): void {
  it(title("energy and homogeneity both fall", "能量和均匀性都下降", {weight: 2}), async () => {
    const rows: unknown = await answer.counterExample();
    const fits =
      Array.isArray(rows) &&
      rows.length === 16 &&
      rows.every(
        (row: unknown) =>
          Array.isArray(row) &&
          row.length === 16 &&
          row.every((v: unknown) => typeof v === "number" && v >= 0 && v <= 1),
      );
    expectTrue(
      fits,
      {
        en: "The picture must be 16 rows of 16 values, each from 0 to 1.",
        "zh-CN": "图像必须是 16 行、每行 16 个值，每个值在 0 到 1 之间。",
      },
      {hint: 3},
    );
    const picture = rows as number[][];
    if (picture.flat().every((v) => v === picture[0][0])) fail(SAY.flat, {hint: 2});
    const [before, after] = [measured(picture, 0), measured(picture, 1)];
    const falls = [1, 2].every((k) => after[k] < before[k] - 0.02);
    expectTrue(falls, SAY.many, {hint: 2});
    const border = [...picture[0], ...picture[15], ...picture.flatMap((row) => [row[0], row[15]])];
    expectTrue(Math.max(...border) > 0.5, SAY.inner, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("predict", () => predictTests(answer));
  describe("afterBlur", () => afterTests(answer, rng));
  formulaTests(answer);
  describe("counterExample", () => pictureTests(answer));
}
