import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{smallestRadius(dice: number, rimMm: number): number}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  iou: {
    en: "This is the intersection over the union. Dice puts twice the intersection over the sum of both sizes.",
    "zh-CN": "这是交并比。Dice 是交集的两倍除以两者大小之和。",
  },
  length: {
    en: "This compares lengths. Regions are compared by area: radii come in squared.",
    "zh-CN": "这是在比较长度。区域按面积比较:半径应取平方。",
  },
  flat: {
    en: "This is the answer for a disk. A ball's volume grows with the third power of its radius.",
    "zh-CN": "这是圆盘的答案。球的体积与半径的三次方成正比。",
  },
  solid: {
    en: "This is the formula for balls. On a flat image the sizes are areas.",
    "zh-CN": "这是球的公式。在平面图像上,大小是面积。",
  },
  diameter: {
    en: "Radius and diameter are mixed up: a rim of 1 mm adds 1 mm to the radius and 2 mm to the diameter.",
    "zh-CN": "混淆了半径与直径:1 mm 的边缘使半径增加 1 mm,使直径增加 2 mm。",
  },
} satisfies Record<string, Words>;

function flatTests(answer: Answers): void {
  it(title("the formula agrees everywhere", "公式处处一致", {weight: 2}), async () => {
    expectExpression(await answer.expression("diskDice"), "2*r^2/(r^2 + (r + d)^2)", {
      hint: 2,
      mistakes: [
        {expression: "r^2/(r + d)^2", message: SAY.iou},
        {expression: "2*r/(2*r + d)", message: SAY.length},
        {expression: "2*r^3/(r^3 + (r + d)^3)", message: SAY.solid},
      ],
    });
  });
  it(title("a rim of 2 on a radius of 4 leaves 8/13", "半径 4、边缘 2 时为 8/13"), async () => {
    const formula = await answer.expression("diskDice");
    expectClose(formula.evaluate({r: 4, d: 2}), 8 / 13, {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: 4 / 9, message: SAY.iou},
        {value: 0.8, message: SAY.length},
      ],
    });
  });
}

function radiusTests(answer: Answers, rng: Rng): void {
  it(title("a rim of 1 mm and a Dice of 0.9", "1 mm 的边缘与 0.9 的 Dice"), async () => {
    expectClose(await answer.smallestRadius(0.9, 1), 1 / (Math.cbrt(2 / 0.9 - 1) - 1), {
      tolerance: 1e-9,
      unit: "mm",
      hint: 3,
      mistakes: [
        {value: 1 / (Math.sqrt(2 / 0.9 - 1) - 1), message: SAY.flat},
        {value: 1 / (Math.cbrt(1 / 0.9) - 1), message: SAY.iou},
        {value: 2 / (Math.cbrt(2 / 0.9 - 1) - 1), message: SAY.diameter},
      ],
    });
  });
  it(title("twice the rim needs twice the radius", "边缘加倍,半径也加倍"), async () => {
    const draw = rng.fork("radius: scale");
    for (let i = 0; i < 4; i++) {
      const overlap = 0.3 + 0.6 * draw.next();
      const rim = 0.5 + 3 * draw.next();
      const [once, twice] = [
        await answer.smallestRadius(overlap, rim),
        await answer.smallestRadius(overlap, 2 * rim),
      ];
      expectTrue(
        once > 0 && Math.abs(twice - 2 * once) <= 1e-9 * once,
        {
          en: "Nothing but the ratio of rim and radius can matter: both are lengths.",
          "zh-CN": "只有边缘与半径之比才重要:二者都是长度。",
        },
        {hint: 2},
      );
    }
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("diskDice", () => flatTests(answer));
  describe("smallestRadius", () => radiusTests(answer, rng));
  describe("volumeError", () => {
    it(title("the volume of the nodule", "结节的体积"), async () => {
      expectClose(await answer.number("volumeError"), 0.728, {
        tolerance: 6e-4,
        hint: 3,
        mistakes: [
          {value: 0.44, message: SAY.flat},
          {value: 0.331, message: SAY.diameter},
          {
            value: 1.728,
            message: {
              en: "This is the ratio of the volumes. The error is what comes on top of 1.",
              "zh-CN": "这是体积之比。误差是超出 1 的部分。",
            },
          },
        ],
      });
    });
  });
}
