import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  canChange(feature: string): string[];
  unmovedRow(): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  mask: {
    en: "Sphericity is made of the mask alone: it follows the outline and the grid, and no intensity.",
    "zh-CN": "球形度只由掩膜决定:它随轮廓和网格变化,与强度无关。",
  },
  bins: {
    en: "Mean and skewness are taken of the intensities themselves: grey levels do not enter.",
    "zh-CN": "均值和偏度直接由强度计算:灰度级不参与其中。",
  },
  meanCalibrated: {
    en: "The mean of a I + b is a times the mean plus b: it moves with the calibration.",
    "zh-CN": "a I + b 的均值是均值乘以 a 再加 b:它随校准变化。",
  },
  meanSmoothed: {
    en: "Smoothing does not keep the mean of a region: values from outside the mask come in at its border.",
    "zh-CN": "平滑并不保持区域的均值:掩膜外的数值会从边界进入。",
  },
  skewness: {
    en: "Skewness is a ratio of central moments: a and b cancel, but the shape of the histogram counts.",
    "zh-CN": "偏度是中心矩之比:a 和 b 相消,但直方图的形状起作用。",
  },
  fixedWidth: {
    en: "Bins of fixed width stay where they are while the values move, so calibration changes the levels.",
    "zh-CN": "固定宽度的分箱不动而数值移动,因此校准会改变灰度级。",
  },
  fixedNumber: {
    en: "Bins from the lowest to the highest value move along with a I + b, so calibration changes no level.",
    "zh-CN": "从最小值到最大值的分箱随 a I + b 一起移动,因此校准不改变任何灰度级。",
  },
  texture: {
    en: "Texture is made of grey levels of neighbours in the mask: image, grid, mask and bins all enter.",
    "zh-CN": "纹理由掩膜内相邻体素的灰度级构成:图像、网格、掩膜和分箱都参与其中。",
  },
} satisfies Record<string, Words>;

function stepTests(answer: Answers): void {
  const ask = async (feature: string, step: string, wanted: boolean, say: Words) => {
    const steps = await answer.canChange(feature);
    expectTrue(Array.isArray(steps) && steps.includes(step) === wanted, say, {hint: 2});
  };
  it(title("sphericity", "球形度"), async () => {
    for (const step of ["resample", "outline"]) await ask("sphericity", step, true, SAY.mask);
    for (const step of ["calibrate", "smooth", "bin"]) {
      await ask("sphericity", step, false, SAY.mask);
    }
  });
  it(title("the mean", "均值"), async () => {
    await ask("mean", "bin", false, SAY.bins);
    await ask("mean", "calibrate", true, SAY.meanCalibrated);
    for (const step of ["smooth", "resample", "outline"]) {
      await ask("mean", step, true, SAY.meanSmoothed);
    }
  });
  it(title("skewness", "偏度"), async () => {
    await ask("skewness", "bin", false, SAY.bins);
    await ask("skewness", "calibrate", false, SAY.skewness);
    for (const step of ["smooth", "resample", "outline"]) {
      await ask("skewness", step, true, SAY.skewness);
    }
  });
  it(title("contrast with bins of fixed width", "固定宽度分箱的对比度"), async () => {
    await ask("contrast, fixed width", "calibrate", true, SAY.fixedWidth);
    for (const step of ["smooth", "resample", "outline", "bin"]) {
      await ask("contrast, fixed width", step, true, SAY.texture);
    }
  });
  it(title("contrast with a fixed number of bins", "固定数目分箱的对比度"), async () => {
    await ask("contrast, fixed number", "calibrate", false, SAY.fixedNumber);
    for (const step of ["smooth", "resample", "outline", "bin"]) {
      await ask("contrast, fixed number", step, true, SAY.texture);
    }
  });
}

function rowTests(answer: Answers): void {
  /** Means of each voxel of the mask and its two neighbours. */
  const smoothed = (row: readonly number[]): number[] =>
    [1, 2, 3].map((i) => (row[i - 1] + row[i] + row[i + 1]) / 3);
  it(title("five numbers that the smoothing changes", "五个会被平滑改变的数"), async () => {
    const row = await answer.unmovedRow();
    expectTrue(
      Array.isArray(row) && row.length === 5 && row.every(Number.isFinite),
      {en: "The row must hold five finite numbers.", "zh-CN": "这一行必须恰好有五个有限的数。"},
      {hint: 1},
    );
    expectTrue(
      smoothed(row).some((value, i) => Math.abs(value - row[i + 1]) > 1),
      {
        en: "Smoothing leaves this row as it is, so it refutes nothing: no value changes by more than 1.",
        "zh-CN": "平滑没有改变这一行,因此它反驳不了什么:没有数值的变化超过 1。",
      },
      {hint: 2},
    );
  });
  it(title("the mean in the mask stays", "掩膜内的均值不变", {weight: 2}), async () => {
    const row = await answer.unmovedRow();
    const sum = smoothed(row).reduce((a, b) => a + b, 0);
    expectClose(sum / 3, (row[1] + row[2] + row[3]) / 3, {
      tolerance: 1e-9,
      hint: 3,
      message: {
        en: "Across the border of the mask more comes in than goes out, or less, and the mean moves.",
        "zh-CN": "越过掩膜边界进入的与流出的不相等,因此均值改变了。",
      },
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("canChange", () => stepTests(answer));
  describe("sameWidth", () => {
    it(title("the width on the original image", "原图上的分箱宽度"), async () => {
      const turned = {
        en: "The other way round: a gain above 1 spreads the values, as if the bins were narrower.",
        "zh-CN": "反了:大于 1 的增益把数值拉开,相当于分箱变窄。",
      };
      expectExpression(await answer.expression("sameWidth"), "w/a", {
        hint: 3,
        mistakes: [
          {expression: "a*w", message: turned},
          {
            expression: "w",
            message: {
              en: "With the same width the levels of the original image are others: the gain has moved the values.",
              "zh-CN": "若宽度不变,原图的灰度级就不同:增益已经移动了数值。",
            },
          },
        ],
      });
    });
  });
  describe("unmovedRow", () => rowTests(answer));
}
