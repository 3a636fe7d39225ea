import {createVolume, gaussianFilter} from "voxelbook/image";
import {gaussianMtf, gaussianResolution} from "voxelbook/physics";
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
  mtf50(sigma: number): number;
  fallingEnergy(): number[][];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  root: {
    en: "The square root is missing: the frequency stands squared in the exponent.",
    "zh-CN": "缺少平方根：指数里的频率是平方的。",
  },
  two: {
    en: "The 2 of the exponent is lost or doubled: take the logarithm of both sides once more, slowly.",
    "zh-CN": "指数里的 2 丢了或多了一次：请再慢慢对两边取一次对数。",
  },
  pi: {
    en: "A factor of pi is missing: frequency is in cycles per mm, not in radians.",
    "zh-CN": "缺少因子 pi：频率的单位是每毫米周期数，不是弧度。",
  },
  width: {
    en: "This is a width in mm. Asked for is a frequency: it gets smaller when sigma grows.",
    "zh-CN": "这是以毫米为单位的宽度。要求的是频率：sigma 越大它越小。",
  },
} satisfies Record<string, Words>;

function halfTests(answer: Answers, rng: Rng): void {
  const mistakes = (sigma: number) => [
    {value: Math.log(2) / 2 / (Math.PI * sigma) ** 2, message: SAY.root},
    {value: Math.sqrt(Math.log(2)) / (Math.PI * sigma), message: SAY.two},
    {value: Math.sqrt(Math.log(2)) / (2 * Math.PI * sigma), message: SAY.two},
    {value: Math.sqrt(2 * Math.log(2)) / (Math.PI * sigma), message: SAY.two},
    {value: Math.sqrt(Math.log(2) / 2) / sigma, message: SAY.pi},
    {value: 2 * Math.sqrt(2 * Math.log(2)) * sigma, message: SAY.width},
  ];
  it(
    title(
      "a sigma of 1 mm has its half at 0.187 cycles per mm",
      "sigma 为 1 mm 时，半值在每毫米 0.187 周",
    ),
    async () => {
      expectClose(await answer.mtf50(1), gaussianResolution({sigmaMm: 1}).mtf50, {
        tolerance: 1e-9,
        unit: "1/mm",
        hint: 2,
        mistakes: mistakes(1),
      });
    },
  );
  it(
    title(
      "at that frequency the MTF is a half, for any sigma",
      "在该频率处 MTF 为一半，对任何 sigma 都成立",
    ),
    async () => {
      const draw = rng.fork("half");
      for (let i = 0; i < 5; i++) {
        const sigma = 0.4 + 2 * draw.next();
        const k = await answer.mtf50(sigma);
        if (!Number.isFinite(k)) expectClose(k, 0, {tolerance: 1e-9, hint: 1});
        const known = mistakes(sigma).find(({value}) => Math.abs(value - k) < 1e-9);
        expectClose(gaussianMtf(k, {sigmaMm: sigma}), 0.5, {
          tolerance: 1e-9,
          hint: 3,
          ...(known === undefined ? {} : {message: known.message}),
        });
      }
    },
  );
}

function cascadeTests(answer: Answers): void {
  it(title("the width of two blurs", "两次模糊的总宽度"), async () => {
    expectClose(await answer.number("totalFwhm"), 2, {
      tolerance: 0.01,
      unit: "mm",
      hint: 2,
      mistakes: [
        {
          value: 2.8,
          message: {
            en: "The widths were added. It is the variances that add, so widths add as the sides of a right triangle do.",
            "zh-CN": "把宽度直接相加了。相加的是方差，因此宽度像直角三角形的两边那样合成。",
          },
        },
        {
          value: 1.6,
          message: {
            en: "This is the larger of the two widths alone. The other blur still counts.",
            "zh-CN": "这只是较大的那个宽度。另一次模糊也要算进去。",
          },
        },
        {
          value: 2 / (2 * Math.sqrt(2 * Math.log(2))),
          message: {
            en: "This is the standard deviation of both together. Asked for is the FWHM.",
            "zh-CN": "这是合成后的标准差。要求的是半高全宽。",
          },
        },
      ],
    });
  });
}

function levelTests(answer: Answers): void {
  it(
    title("the formula holds at every level and width", "公式对每个水平和宽度都成立"),
    async () => {
      expectExpression(await answer.expression("frequencyAt"), "sqrt(-log(q)/2)/(pi*s)", {
        hint: 3,
        mistakes: [
          {expression: "-log(q)/2/(pi*s)^2", message: SAY.root},
          {expression: "sqrt(-log(q))/(pi*s)", message: SAY.two},
          {expression: "sqrt(-log(q)/2)/s", message: SAY.pi},
          {expression: "sqrt(-2*log(q))/(pi*s)", message: SAY.two},
          {
            expression: "sqrt(-log10(q)/2)/(pi*s)",
            message: {
              en: "The decimal logarithm was used. The exponential undoes the natural one: log, not log10.",
              "zh-CN": "用了常用对数。指数函数的反函数是自然对数：log，而不是 log10。",
            },
          },
        ],
      });
    },
  );
}

/** Energy of right-hand neighbours, both ways, of eight fixed bins. */
function energyOf(values: ArrayLike<number>): number {
  const counts = new Float64Array(64);
  const level = (at: number) => Math.max(0, Math.min(7, Math.floor(8 * values[at])));
  let pairs = 0;
  for (let y = 0; y < 16; y++) {
    for (let x = 0; x < 15; x++) {
      const [a, b] = [level(16 * y + x), level(16 * y + x + 1)];
      counts[8 * a + b]++;
      counts[8 * b + a]++;
      pairs += 2;
    }
  }
  return counts.reduce((sum, count) => sum + (count / pairs) ** 2, 0);
}

function pictureTests(answer: Answers): void {
  it(
    title("sixteen rows of sixteen numbers from 0 to 1", "十六行、每行十六个 0 到 1 的数"),
    async () => {
      const rows: unknown = await answer.fallingEnergy();
      const fits =
        Array.isArray(rows) &&
        rows.length === 16 &&
        rows.every(
          (row: unknown) =>
            Array.isArray(row) &&
            row.length === 16 &&
            row.every((v) => typeof v === "number" && v >= 0 && v <= 1),
        );
      expectTrue(
        fits,
        {
          en: "The picture must be 16 rows of 16 numbers, each from 0 to 1.",
          "zh-CN": "图像必须是 16 行、每行 16 个数，每个数在 0 到 1 之间。",
        },
        {hint: 1},
      );
    },
  );
  it(
    title("its energy falls when it is blurred", "模糊之后它的能量下降", {weight: 2}),
    async () => {
      const sharp = Float64Array.from((await answer.fallingEnergy()).flat());
      if (sharp.length !== 256) {
        fail(
          {en: "The picture must have 256 numbers.", "zh-CN": "图像必须有 256 个数。"},
          {hint: 1},
        );
      }
      const image = createVolume(sharp, {shape: [16, 16, 1], unit: "1"});
      const soft = gaussianFilter(image, {sigmaMm: 1, boundary: "wrap"});
      const change = energyOf(soft.data) - energyOf(sharp);
      const flat = sharp.every((v) => v === sharp[0]);
      expectTrue(
        change < -0.01,
        flat
          ? {
              en: "An even picture keeps its energy of 1: a blur changes nothing in it. It needs at least one edge.",
              "zh-CN": "均匀的图像能量保持为 1：模糊不改变它。图像至少要有一条边缘。",
            }
          : {
              en: "The energy of this picture does not fall. It has many levels, or no large even areas: its pairs are spread out before the blur already.",
              "zh-CN":
                "这幅图像的能量没有下降。它的灰度级很多，或者没有大片均匀区域：模糊之前它的灰度对就已经分散了。",
            },
        {hint: 2},
      );
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("mtf50", () => halfTests(answer, rng));
  describe("totalFwhm", () => cascadeTests(answer));
  describe("frequencyAt", () => levelTests(answer));
  describe("fallingEnergy", () => pictureTests(answer));
}
