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
  sphericity(volume: number, area: number): number;
  ellipsoidArea(a: number, b: number, c: number): number;
}>;

const BOX = "pi^(1/3)*(6*a*b*c)^(2/3)/(2*(a*b + b*c + c*a))";

/** What each known mistake is called, in the learner's words. */
const SAY = {
  cubed: {
    en: "This is compactness 2, the third power of the sphericity. Take the cube root.",
    "zh-CN": "这是紧致度 2,即球度的三次方。请取立方根。",
  },
  turned: {
    en: "This is the ratio turned over, the spherical disproportion. The ball's area stands above, the body's below.",
    "zh-CN": "这是倒过来的比,即球形不均度。球的面积在上,物体的面积在下。",
  },
  six: {
    en: "The 6 belongs inside the power: the ball of volume V has the diameter (6V/π)^(1/3).",
    "zh-CN": "6 应在乘方之内:体积为 V 的球,直径为 (6V/π)^(1/3)。",
  },
  halfBox: {
    en: "A box has six faces: each pair of sides bounds two of them.",
    "zh-CN": "长方体有六个面:每一对边各围成两个面。",
  },
  cube: {
    en: "All boxes get the cube's value here. The sides have to come in.",
    "zh-CN": "这里所有长方体都得到立方体的值。应把边长代入。",
  },
  radius: {
    en: "This can is as high as its radius. The best one is as high as it is wide.",
    "zh-CN": "这个圆柱的高等于半径。最佳的圆柱高等于直径。",
  },
  open: {
    en: "This can has no lid. A closed surface has a bottom and a lid.",
    "zh-CN": "这个圆柱没有盖。封闭的表面有底也有盖。",
  },
  ratio: {
    en: "This is the ratio of height to diameter. The question asks for the sphericity of that can.",
    "zh-CN": "这是高与直径之比。题目要的是该圆柱的球度。",
  },
  meanRadius: {
    en: "This is the area of a ball with the mean semi-axis. An ellipsoid has more area than that.",
    "zh-CN": "这是以平均半轴为半径的球的面积。椭球的面积更大。",
  },
  thomsen: {
    en: "This is a rule of thumb that is up to 1 % off. The question asks for 0.1 %: add up patches.",
    "zh-CN": "这是误差可达 1 % 的经验公式。题目要求 0.1 %:请把小块面积相加。",
  },
  geometric: {
    en: "This is the ball of the same volume. An ellipsoid has more area than that ball: the sphericity is below 1.",
    "zh-CN": "这是同体积的球。椭球的面积更大:球度小于 1。",
  },
} satisfies Record<string, Words>;

/** Knud Thomsen's rule of thumb for the area of an ellipsoid. */
function ruleOfThumb(a: number, b: number, c: number): number {
  const p = 1.6075;
  return 4 * Math.PI * (((a * b) ** p + (b * c) ** p + (c * a) ** p) / 3) ** (1 / p);
}

/** Area of an ellipsoid of revolution with semi-axes a, a and c > a, in closed form. */
function longEgg(a: number, c: number): number {
  const e = Math.sqrt(1 - (a * a) / (c * c));
  return 2 * Math.PI * a * a * (1 + (c / (a * e)) * Math.asin(e));
}

function phiTests(answer: Answers, rng: Rng): void {
  it(title("a cube of 1 mm: 0.806", "1 mm 的立方体:0.806"), async () => {
    const phi = Math.cbrt(Math.PI / 6);
    expectClose(await answer.sphericity(1, 6), phi, {
      tolerance: 1e-9,
      hint: 1,
      mistakes: [
        {value: phi ** 3, message: SAY.cubed},
        {value: 1 / phi, message: SAY.turned},
        {value: Math.cbrt(Math.PI), message: SAY.six},
      ],
    });
  });
  it(title("a ball of any radius: 1", "任意半径的球:1"), async () => {
    const draw = rng.fork("balls");
    for (let i = 0; i < 4; i++) {
      const r = 0.5 + 40 * draw.next();
      const got = await answer.sphericity((4 / 3) * Math.PI * r ** 3, 4 * Math.PI * r * r);
      expectTrue(
        Math.abs(got - 1) < 1e-9,
        {en: "A ball must give 1, whatever its size.", "zh-CN": "无论大小,球都应得到 1。"},
        {hint: 2},
      );
    }
  });
}

function eggTests(answer: Answers): void {
  it(title("semi-axes 1, 2 and 3", "半轴 1、2、3", {weight: 2}), async () => {
    expectClose(await answer.ellipsoidArea(1, 2, 3), 48.8821463, {
      tolerance: 0.0488,
      unit: "mm²",
      hint: 2,
      mistakes: [
        {value: 16 * Math.PI, message: SAY.meanRadius},
        {value: 4 * Math.PI * 6 ** (2 / 3), message: SAY.geometric},
      ],
    });
  });
  it(title("a long egg, 1, 1 and 3", "长卵形,1、1、3"), async () => {
    expectClose(await answer.ellipsoidArea(1, 1, 3), longEgg(1, 3), {
      tolerance: 0.001,
      relative: true,
      unit: "mm²",
      hint: 3,
      mistakes: [{value: ruleOfThumb(1, 1, 3), message: SAY.thomsen}],
    });
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("sphericity", () => phiTests(answer, rng));
  describe("boxSphericity", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("boxSphericity"), BOX, {
        hint: 1,
        mistakes: [
          {expression: "pi^(1/3)*(6*a*b*c)^(2/3)/(a*b + b*c + c*a)", message: SAY.halfBox},
          {expression: "(pi/6)^(1/3)", message: SAY.cube},
          {expression: "2*(a*b + b*c + c*a)/(pi^(1/3)*(6*a*b*c)^(2/3))", message: SAY.turned},
        ],
      });
    });
  });
  describe("bestCan", () => {
    it(title("the sphericity of the best can", "最佳圆柱的球度"), async () => {
      expectClose(await answer.number("bestCan"), Math.cbrt(2 / 3), {
        tolerance: 6e-4,
        hint: 2,
        mistakes: [
          {value: Math.cbrt(36) / 4, message: SAY.radius},
          {value: Math.cbrt(144) / 5, message: SAY.open},
          {value: 1, message: SAY.ratio},
        ],
      });
    });
  });
  describe("ellipsoidArea", () => eggTests(answer));
}
