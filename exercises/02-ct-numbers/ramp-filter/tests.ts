import {backProject, createSinogram, filterProjections} from "voxelbook/physics";
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
  smeared(x: number, y: number, width: number, views: number): number;
  rampKernel(n: number): number;
  filterView(view: number[]): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  count: {
    en: "This is the number of views that hit, or their share. Each of them counts pi divided by the number of views.",
    "zh-CN": "这是命中的视图数，或它所占的比例。每个视图的权重是 π 除以视图数。",
  },
  turn: {
    en: "This spreads the views over a whole turn. They cover half a turn, since a ray looks the same from both ends.",
    "zh-CN": "这把视图分布到了一整圈。它们只覆盖半圈，因为一条射线从两端看是一样的。",
  },
  side: {
    en: "Only half of the sample was used: it covers s from -w/2 to w/2, both signs.",
    "zh-CN": "只用了采样宽度的一半：它覆盖从 -w/2 到 w/2，两种符号都算。",
  },
  middle: {
    en: "The value in the middle is the mean of |nu| over the band, two triangles of height 1/2: 1/4.",
    "zh-CN": "中间的值是 |nu| 在频带上的积分，即两个高为 1/2 的三角形：1/4。",
  },
  even: {
    en: "At even n other than 0 the kernel vanishes: put cos(pi n) = 1 into the integral.",
    "zh-CN": "在不为 0 的偶数 n 处核为零：把 cos(pi n) = 1 代入积分。",
  },
  pi: {
    en: "The square of pi is missing in the denominator.",
    "zh-CN": "分母里缺少 π 的平方。",
  },
  circular: {
    en: "What leaves the view at one end comes in at the other. Beyond the ends there is air, that is 0.",
    "zh-CN": "从视图一端出去的又从另一端进来了。两端以外是空气，即 0。",
  },
} satisfies Record<string, Words>;

function smearTests(answer: Answers): void {
  it(title("in the middle every view hits", "在正中每个视图都命中"), async () => {
    expectClose(await answer.smeared(0, 0, 1, 90), Math.PI, {
      tolerance: 1e-9,
      hint: 2,
      mistakes: [
        {value: 90, message: SAY.count},
        {value: 1, message: SAY.count},
        {value: 2 * Math.PI, message: SAY.turn},
      ],
    });
  });
  it(
    title("4 samples away, the same in every direction", "距离 4 个采样，各方向相同"),
    async () => {
      // The angles that hit, exactly; a sum of views is good to one view at either end.
      const views = 4000;
      const exact = 2 * Math.asin(0.5 / 4);
      const steps = Math.PI / views;
      expectClose(await answer.smeared(0, 4, 1, views), exact, {
        tolerance: 3 * steps,
        hint: 2,
        mistakes: [
          {value: exact / 2, message: SAY.side},
          {value: exact / Math.PI, message: SAY.count},
        ],
      });
      const [a, b] = [
        await answer.smeared(2.4, 3.2, 1, views),
        await answer.smeared(4, 0, 1, views),
      ];
      expectClose(a, b, {
        tolerance: 3 * steps,
        hint: 1,
        message: {
          en: "Only the distance from the point may matter, not the direction.",
          "zh-CN": "只有到该点的距离才重要，与方向无关。",
        },
      });
    },
  );
}

function lawTests(answer: Answers): void {
  it(title("the law far from the point", "远离该点时的规律"), async () => {
    const formula = await answer.expression("blurAt");
    expectExpression(formula, "w/r", {
      // The exact value is w/r (1 + w²/24 r² + …): 1e-7 of it at r = 2000.
      tolerance: 1e-6,
      hint: 2,
      mistakes: [
        {
          expression: "1/r",
          message: {
            en: "A wider sample smears more: w is missing.",
            "zh-CN": "采样越宽，抹得越多：缺少 w。",
          },
        },
        {expression: "w/(2*r)", message: SAY.side},
        {expression: "w/(pi*r)", message: SAY.count},
        {expression: "2*w/r", message: SAY.turn},
        {
          expression: "w/r^2",
          message: {
            en: "This falls too fast. The range of angles that hit shrinks like 1/r, not like its square.",
            "zh-CN": "这样下降得太快。命中的角度范围按 1/r 缩小，而不是按它的平方。",
          },
        },
      ],
    });
  });
}

function kernelTests(answer: Answers): void {
  it(title("the middle value", "中间的值"), async () => {
    expectClose(await answer.rampKernel(0), 1 / 4, {
      tolerance: 1e-12,
      hint: 3,
      mistakes: [
        {value: 1 / 2, message: SAY.middle},
        {value: 0, message: SAY.middle},
        {value: 1 / 8, message: SAY.middle},
      ],
    });
  });
  it(title("even and odd places, on both sides", "两侧的偶数与奇数位置"), async () => {
    const places = [-4, -3, -2, -1, 1, 2, 3, 4];
    const got: number[] = [];
    for (const n of places) got.push(await answer.rampKernel(n));
    const odd = (f: (n: number) => number) => places.map((n) => (n % 2 === 0 ? 0 : f(n)));
    expectClose(
      got,
      odd((n) => -1 / (Math.PI * n) ** 2),
      {
        tolerance: 1e-12,
        hint: 3,
        mistakes: [
          {value: places.map((n) => -1 / (Math.PI * n) ** 2), message: SAY.even},
          {value: odd((n) => -1 / n ** 2), message: SAY.pi},
          {
            value: odd((n) => 1 / (Math.PI * n) ** 2),
            message: {
              en: "The sign is turned round: the neighbours take away what the smear has put too much.",
              "zh-CN": "正负号反了：相邻值要减去抹开时多出来的部分。",
            },
          },
        ],
      },
    );
  });
}

function filterTests(answer: Answers, rng: Rng): void {
  it(title("a single sample becomes the kernel", "单个采样变成核"), async () => {
    const got = await answer.filterView([0, 0, 1, 0, 0, 0]);
    const q = 1 / Math.PI ** 2;
    expectClose(got, [0, -q, 1 / 4, -q, 0, -q / 9], {
      tolerance: 1e-12,
      hint: 2,
      mistakes: [
        {value: [0, -q, 1 / 4, -q, 0, -q], message: SAY.circular},
        {
          value: [-q / 9, 0, -q, 1 / 4, -q, 0],
          message: {
            en: "The view has moved by one sample: the kernel's 0 belongs to the sample itself.",
            "zh-CN": "视图移动了一个采样：核的 0 处应对应该采样本身。",
          },
        },
      ],
    });
  });
  it(
    title("an edge at the border does not come back at the other", "边界处的值不会从另一端回来"),
    async () => {
      const got = await answer.filterView([1, 0, 0, 0]);
      const q = 1 / Math.PI ** 2;
      expectClose(got, [1 / 4, -q, 0, -q / 9], {
        tolerance: 1e-12,
        hint: 2,
        mistakes: [{value: [1 / 4, -q, 0, -q], message: SAY.circular}],
      });
    },
  );
  it(title("any view, as the library filters it", "任意视图，与库的滤波一致"), async () => {
    const draw = rng.fork("views");
    const view = Array.from({length: 9}, () => draw.next());
    const sinogram = createSinogram(view, {samples: 9, anglesDeg: [0], unit: "1"});
    const wanted = filterProjections(sinogram, {filter: "ramp"}).data;
    expectClose(await answer.filterView(view), wanted, {tolerance: 1e-9, hint: 3});
    // Smeared back, a filtered point is a point again: nothing is left three samples away.
    const point = await answer.filterView([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    const anglesDeg = Array.from({length: 60}, (_, v) => 3 * v);
    const all = createSinogram(
      anglesDeg.flatMap(() => point),
      {samples: 9, anglesDeg, unit: "1"},
    );
    const slice = backProject(all, {interpolation: "linear", circle: true}).data;
    expectTrue(
      Math.abs(slice[4 + 3 + 9 * 4]) < 0.1 * slice[4 + 9 * 4],
      {
        en: "Smeared back, your filtered point is still blurred.",
        "zh-CN": "把你滤波后的点抹回去，它仍然是模糊的。",
      },
      {hint: 3},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("smeared", () => smearTests(answer));
  describe("blurAt", () => lawTests(answer));
  describe("rampKernel", () => kernelTests(answer));
  describe("filterView", () => filterTests(answer, rng));
}
