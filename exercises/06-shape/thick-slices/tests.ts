import {
  type Answer,
  expectClose,
  expectEqual,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  between(below: number[], above: number[], share: number): number[];
  effect(rule: string, quantity: string): string;
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  average: {
    en: "This is the gain averaged over all places between samples. The question asks for the place half-way.",
    "zh-CN": "这是对样本间所有位置平均的增益。题目问的是正中间。",
  },
  power: {
    en: "This is the gain of the power. The amplitude is its square root.",
    "zh-CN": "这是功率的增益。振幅是它的平方根。",
  },
  nyquist: {
    en: "At half a cycle per sample the two samples have opposite signs: nothing is left of the wave there.",
    "zh-CN": "在每样本半个周期处,两个样本符号相反:波完全消失。",
  },
  nearest: {
    en: "This repeats one of the two slices: interpolating 0 and 1 and cutting at one half is nearest neighbour. Interpolate distances.",
    "zh-CN": "这重复了两个切片之一:插值 0 和 1 再以二分之一为界就是最近邻。应插值距离。",
  },
  turned: {
    en: "Inside and outside are exchanged: the distance is negative inside.",
    "zh-CN": "内外颠倒了:区域内距离为负。",
  },
  union: {
    en: "This is the union of both slices. Half-way, the edge should lie between the two edges.",
    "zh-CN": "这是两个切片的并集。正中间的边界应位于两条边界之间。",
  },
  same: {
    en: "Nearest neighbour changes the voxels, not the set of points. The faces stay the same.",
    "zh-CN": "最近邻改变的是体素,而不是点集。面积不变。",
  },
  bevel: {
    en: "The stairs stay, and their bevels become smaller, since the voxels did: this mesh gets more area, and less sphericity.",
    "zh-CN": "台阶仍在,而斜面随体素变小:网格的面积增大,球度降低。",
  },
  smooth: {
    en: "The signed distance puts smaller stairs between the old ones: the mesh gets less area, and more sphericity.",
    "zh-CN": "有符号距离在旧台阶之间加入更小的台阶:网格面积减小,球度升高。",
  },
  linear: {
    en: "Between slices, a mask of 0 and 1 interpolated linearly and cut at one half is what nearest gives.",
    "zh-CN": "在切片之间,对 0 和 1 线性插值再以二分之一为界,结果与最近邻相同。",
  },
  wrongRule: {
    en: "This is the change under nearest neighbour. The question asks for the signed distance.",
    "zh-CN": "这是最近邻的变化。题目问的是有符号距离。",
  },
  sign: {
    en: "The sign is turned: the area after, over the area before, minus 1.",
    "zh-CN": "符号反了:应为之后的面积除以之前的面积,再减 1。",
  },
  whole: {
    en: "This is the ratio of the areas. The change is that minus 1.",
    "zh-CN": "这是面积之比。变化量是它减 1。",
  },
} satisfies Record<string, Words>;

function betweenTests(answer: Answers): void {
  const below = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
  const above = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0];
  const mistakes = [
    {value: below, message: SAY.nearest},
    {value: above, message: SAY.nearest},
    {value: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1], message: SAY.turned},
  ];
  it(title("half-way, the edge lies half-way", "正中间,边界也在正中间"), async () => {
    const got = await answer.between(below, above, 0.5);
    expectEqual(got, [1, 1, 1, 1, 1, 1, 0, 0, 0, 0], {
      hint: 2,
      mistakes: [{value: above, message: SAY.union}, ...mistakes],
    });
  });
  it(title("a quarter of the way", "四分之一处"), async () => {
    const got = await answer.between(below, above, 0.25);
    expectEqual(got, [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], {hint: 3, mistakes});
  });
}

function effectTests(answer: Answers): void {
  const ask = (en: string, zh: string, rule: string, rows: [string, string, Words][]): void => {
    it(title(en, zh), async () => {
      for (const [quantity, wanted, message] of rows) {
        expectEqual(await answer.effect(rule, quantity), wanted, {hint: 3, message});
      }
    });
  };
  ask("nearest and the faces", "最近邻与体素面", "nearest", [["faces", "stays", SAY.same]]);
  ask("nearest and the mesh", "最近邻与网格", "nearest", [
    ["mesh", "rises", SAY.bevel],
    ["sphericity", "falls", SAY.bevel],
  ]);
  ask("linear and the mesh", "线性与网格", "linear", [
    ["mesh", "rises", SAY.linear],
    ["sphericity", "falls", SAY.linear],
  ]);
  ask("the signed distance and the mesh", "有符号距离与网格", "signed distance", [
    ["mesh", "falls", SAY.smooth],
    ["sphericity", "rises", SAY.smooth],
  ]);
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("halfwayGain", () => {
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("halfwayGain"), "cos(pi*f)", {
        hint: 1,
        mistakes: [
          {expression: "(sin(pi*f)/(pi*f))^2", message: SAY.average},
          {expression: "sin(pi*f)/(pi*f)", message: SAY.average},
          {expression: "cos(pi*f)^2", message: SAY.power},
          {expression: "1 - f", message: SAY.nyquist},
          {expression: "cos(pi*f/2)", message: SAY.nyquist},
        ],
      });
    });
  });
  describe("between", () => betweenTests(answer));
  describe("effect", () => effectTests(answer));
  describe("areaChange", () => {
    it(title("the mesh of the ball", "球的网格"), async () => {
      expectClose(await answer.number("areaChange"), -0.0625, {
        tolerance: 0.003,
        hint: 3,
        mistakes: [
          {value: 0.0323, message: SAY.wrongRule},
          {value: 0.0625, message: SAY.sign},
          {value: 0.9375, message: SAY.whole},
        ],
      });
    });
  });
}
