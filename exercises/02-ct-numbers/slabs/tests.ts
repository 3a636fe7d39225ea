import {transmission} from "voxelbook/physics";
import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  type TestContext,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  photonsThrough(sent: number, mu: number[], cm: number[]): number;
  secondMu(
    sent: number,
    counted: number,
    firstMu: number,
    firstCm: number,
    secondCm: number,
  ): number;
}>;

/** The numbers of the last question: centimetres, and attenuation in 1/cm. */
type Numbers = {tissueCm: number; boneCm: number; boneMu: number; sd: number};

/** What each known mistake is called, in the learner's words. */
const SAY = {
  linear: {
    en: "This takes away a fixed number of photons a cm. Each layer removes the same fraction of what reaches it.",
    "zh-CN": "这样每厘米减去的是固定的光子数。实际上每一层去掉的是到达它的光子中的同一比例。",
  },
  mean: {
    en: "This uses the mean attenuation over the slabs, as if all were equally thick. Each slab counts with its own thickness.",
    "zh-CN": "这用了各平板衰减系数的平均，好像它们一样厚。每块平板要乘以它自己的厚度。",
  },
  added: {
    en: "This adds up what each slab alone would let through. The second slab only gets what the first one left.",
    "zh-CN": "这把每块平板单独透过的光子加了起来。第二块平板得到的只是第一块剩下的。",
  },
  log10: {
    en: "This is the logarithm of base 10. The law has e in it: take Math.log.",
    "zh-CN": "这是以 10 为底的对数。定律中的底是 e，请用 Math.log。",
  },
  first: {
    en: "The first slab is still in it: take its share of the projection off before you divide.",
    "zh-CN": "结果里还含有第一块平板：相除之前先把它在投影中的那一份减掉。",
  },
  sign: {
    en: "The sign is turned round: fewer photons counted than sent means a positive projection.",
    "zh-CN": "正负号反了：计到的光子少于发出的光子，投影应为正。",
  },
  product: {
    en: "This is attenuation times thickness. Divide by the thickness of the second slab.",
    "zh-CN": "这是衰减系数乘以厚度。还要除以第二块平板的厚度。",
  },
} satisfies Record<string, Words>;

function throughTests(answer: Answers, rng: Rng): void {
  it(title("two slabs, computed by hand", "手算的两块平板"), async () => {
    const exact = 1e6 * Math.exp(-0.2 * 10 - 0.5 * 2);
    expectClose(await answer.photonsThrough(1e6, [0.2, 0.5], [10, 2]), exact, {
      tolerance: 1e-6,
      hint: 2,
      mistakes: [
        {value: 1e6 * Math.exp(-0.35 * 12), message: SAY.mean},
        {value: 1e6 * (1 - 3), message: SAY.linear},
        {value: 0, message: SAY.linear},
        {value: 1e6 * (Math.exp(-2) + Math.exp(-1)), message: SAY.added},
      ],
    });
  });
  it(title("nothing in the beam takes nothing", "射线束中没有东西就没有损失"), async () => {
    expectClose(await answer.photonsThrough(5000, [], []), 5000, {tolerance: 1e-9, hint: 1});
  });
  it(title("the order of the slabs does not matter", "平板的次序无关紧要"), async () => {
    const draw = rng.fork("order");
    for (let i = 0; i < 4; i++) {
      const mu = [draw.next(), draw.next(), draw.next()];
      const cm = [1 + draw.next(), draw.next(), 2 * draw.next()];
      const there = await answer.photonsThrough(1000, mu, cm);
      const back = await answer.photonsThrough(1000, [...mu].reverse(), [...cm].reverse());
      expectClose(there, back, {tolerance: 1e-9, relative: true, hint: 2});
      const sum = mu[0] * cm[0] + mu[1] * cm[1] + mu[2] * cm[2];
      const exact = transmission([sum], {stepCm: 1, I0: 1000});
      expectClose(there, exact, {tolerance: 1e-9, relative: true, hint: 3});
    }
  });
}

function invertTests(answer: Answers): void {
  it(title("2 cm behind 10 cm of tissue", "10 cm 组织之后的 2 cm"), async () => {
    const counted = 1e5 * Math.exp(-0.2 * 10 - 0.5 * 2);
    expectClose(await answer.secondMu(1e5, counted, 0.2, 10, 2), 0.5, {
      tolerance: 1e-9,
      unit: "1/cm",
      hint: 2,
      mistakes: [
        {value: -0.5, message: SAY.sign},
        {value: (-3 - 2) / 2, message: SAY.sign},
        {value: (3 / Math.LN10 - 2) / 2, message: SAY.log10},
        {value: 3 / 2, message: SAY.first},
        {value: 3 / 12, message: SAY.first},
        {value: 1, message: SAY.product},
      ],
    });
  });
  it(title("an empty second slab has no attenuation", "空的第二块平板没有衰减"), async () => {
    const counted = 4000 * Math.exp(-0.19 * 3);
    expectClose(await answer.secondMu(4000, counted, 0.19, 3, 5), 0, {tolerance: 1e-9, hint: 3});
  });
}

const NOISE: readonly {expression: string; message: Words}[] = [
  {
    expression: "1/sqrt(N)",
    message: {
      en: "These are the photons sent. The detector's noise comes from those that arrive.",
      "zh-CN": "这是发出的光子数。探测器的噪声来自到达的光子。",
    },
  },
  {
    expression: "exp(p)/N",
    message: {
      en: "This is the variance. Asked for is the standard deviation, its root.",
      "zh-CN": "这是方差。要求的是标准差，即它的平方根。",
    },
  },
  {
    expression: "sqrt(N*exp(-p))",
    message: {
      en: "This is the standard deviation of the counts. The logarithm divides it by the counts.",
      "zh-CN": "这是计数的标准差。取对数还要把它除以计数。",
    },
  },
];

function noiseTests(answer: Answers): void {
  it(title("the formula, everywhere in its range", "公式在整个范围内成立"), async () => {
    const formula = await answer.expression("noiseOfP");
    expectExpression(formula, "exp(p/2)/sqrt(N)", {hint: 2, mistakes: NOISE});
  });
}

function photonsTests(answer: Answers, {tissueCm, boneCm, boneMu, sd}: Numbers): void {
  it(
    title("your photons give the wanted precision", "你给出的光子数恰好达到要求的精度"),
    async () => {
      const sent = await answer.number("photonsNeeded");
      expectTrue(
        sent > 0,
        {en: "A number of photons is positive.", "zh-CN": "光子数是正数。"},
        {hint: 1},
      );
      const projection = 0.2 * tissueCm + boneMu * boneCm;
      const reached = (photons: number): number =>
        Math.sqrt(Math.exp(projection) / photons) / boneCm;
      const arriving = 1 / (sd * boneCm) ** 2;
      // Three digits of the photons are half as many parts of the standard deviation.
      expectClose(reached(sent), sd, {
        tolerance: 0.002 * sd,
        unit: "1/cm",
        hint: 3,
        mistakes: [
          {
            value: reached(arriving),
            message: {
              en: "This many have to arrive. Most of them are lost on the way, so more have to be sent.",
              "zh-CN": "这是需要到达的光子数。大部分会在途中损失，因此要发出更多。",
            },
          },
          {
            value: reached(Math.exp(projection) / sd ** 2),
            message: {
              en: "The thickness of the bone is forgotten: an error of p becomes an error of attenuation divided by it.",
              "zh-CN": "漏掉了骨的厚度：p 的误差要除以厚度才是衰减系数的误差。",
            },
          },
          {
            value: reached(arriving * Math.exp(boneMu * boneCm)),
            message: {
              en: "The first slab is forgotten. It is known, but it takes photons all the same.",
              "zh-CN": "漏掉了第一块平板。它虽然已知，却同样会吸收光子。",
            },
          },
        ],
      });
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng, {variant}: TestContext<Numbers>): void {
  describe("photonsThrough", () => throughTests(answer, rng));
  describe("secondMu", () => invertTests(answer));
  describe("noiseOfP", () => noiseTests(answer));
  describe("photonsNeeded", () => photonsTests(answer, variant));
}
