import {createRng, studentDistribution} from "voxelbook/core";
import {combat} from "voxelbook/statistics";
import {
  type Answer,
  expectChoice,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[];
  overconfident(): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  ignored: {
    en: "The grade was not used: these are plain hospital means, so that the grade's effect went away with them.",
    "zh-CN": "没有用到分级：减去的只是医院均值，分级的效应也随之消失。",
  },
  total: {
    en: "The slope was taken over all patients at once. Between hospitals it mixes grade and scanner; take it within hospitals.",
    "zh-CN": "斜率是对所有患者一起求的。医院之间混有分级和扫描仪的作用；应在医院内部求斜率。",
  },
  centred: {
    en: "The values are centred at 0. Give the level of all patients back, or the feature loses its unit's meaning.",
    "zh-CN": "结果以 0 为中心。应加回所有患者的水平，否则特征失去原有含义。",
  },
  hospitals: {
    en: "Every hospital counts once in the common level. Its patients count: weigh the levels by their numbers.",
    "zh-CN": "在总水平中每家医院各算一次。应按患者人数加权。",
  },
  gone: {
    en: "The grade itself was taken away too. Only the hospital's level goes; what belongs to the grade stays.",
    "zh-CN": "把分级的效应也减掉了。只应去掉医院的水平，属于分级的部分要保留。",
  },
} satisfies Record<string, Words>;

/** Harmonises one feature by the library. */
function libraryOf(values: number[], hospital: string[], grade: number[] | null): number[] {
  const covariates =
    grade === null ? [] : [{name: "grade", kind: "continuous", values: grade} as const];
  const options = {batch: hospital, covariates, shrinkage: "none", meanOnly: true} as const;
  return Array.from(
    combat(
      values.map((value) => [value]),
      options,
    ).harmonised.data,
  );
}

const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

/** What the known mistakes would give. */
function mistakesOf(values: number[], hospital: string[], grade: number[]) {
  const right = libraryOf(values, hospital, grade);
  const plain = libraryOf(values, hospital, null);
  const names = [...new Set(hospital)];
  const level = new Map(hospital.map((name, i) => [name, values[i] - right[i]]));
  const moved = mean(names.map((name) => level.get(name) ?? 0));
  const whole = (list: number[]) => list.map((value) => value - mean(list));
  const [y, z] = [whole(values), whole(grade)];
  const slopeOf = (top: number[], base: number[]) =>
    top.reduce((sum, value, i) => sum + value * base[i], 0) /
    base.reduce((sum, value) => sum + value * value, 0);

  // Plain centring of what a slope over all patients leaves, with that slope given back.
  const total = slopeOf(y, z);
  const rest = values.map((value, i) => value - total * grade[i]);
  const mixed = libraryOf(rest, hospital, null).map((value, i) => value + total * grade[i]);
  const inner = libraryOf(grade, hospital, null);
  const slope = slopeOf(
    right.map((value, i) => value - plain[i]),
    inner.map((_, i) => grade[i] - inner[i]),
  );
  const common = mean(right.map((value, i) => value - slope * grade[i]));
  return {
    right,
    mistakes: [
      {value: plain, message: SAY.ignored},
      {value: mixed, message: SAY.total},
      {value: right.map((value) => value - common), message: SAY.centred},
      {value: right.map((value) => value + moved), message: SAY.hospitals},
      {value: right.map((value, i) => value - slope * grade[i]), message: SAY.gone},
    ],
  };
}

function locationTests(answer: Answers, rng: Rng): void {
  const hospital = ["A", "A", "A", "A", "B", "B"];
  it(
    title(
      "without grades, hospital means go and the mean of all stays",
      "没有分级时，医院均值消失，总均值保留",
    ),
    async () => {
      const got = await answer.withoutHospital([1, 2, 3, 6, 8, 10], hospital, null);
      expectClose(got, [3, 4, 5, 8, 4, 6], {
        tolerance: 1e-9,
        hint: 1,
        mistakes: [
          {value: [-2, -1, 0, 3, -1, 1], message: SAY.centred},
          {value: [4, 5, 6, 9, 5, 7], message: SAY.hospitals},
        ],
      });
    },
  );
  it(
    title("a grade worth 5 stays, a scanner worth 10 goes", "分级的 5 保留，扫描仪的 10 去掉"),
    async () => {
      const grade = [0, 0, 0, 1, 0, 1];
      const noise = [1, -1, 0, 0, 0, 0];
      const values = grade.map((g, i) => 20 + 5 * g + (hospital[i] === "B" ? 10 : 0) + noise[i]);
      const {right, mistakes} = mistakesOf(values, hospital, grade);
      expectClose(await answer.withoutHospital(values, hospital, grade), right, {
        tolerance: 1e-9,
        hint: 2,
        mistakes,
      });
    },
  );
  it(title("three hospitals with noise", "三家医院，带噪声"), async () => {
    const draw = rng.fork("three");
    const names = Array.from({length: 24}, (_, i) => "ABC"[i % 5 === 0 ? 0 : 1 + (i % 2)]);
    const grade = names.map(() => draw.int(2));
    const values = grade.map((g, i) => 3 * g + names[i].charCodeAt(0) + draw.normal());
    const {right, mistakes} = mistakesOf(values, names, grade);
    expectClose(await answer.withoutHospital(values, names, grade), right, {
      tolerance: 1e-9,
      hint: 2,
      mistakes,
    });
  });
}

function keptTests(answer: Answers): void {
  it(title("the share of the effect that is left", "剩下的效应所占的份额"), async () => {
    expectExpression(await answer.expression("keptShare"), "1 - (p - q)^2/((p + q)*(2 - p - q))", {
      hint: 3,
      mistakes: [
        {
          expression: "1",
          message: {
            en: "Something is lost: the hospitals' means differ because their grades do, and harmonising takes the means.",
            "zh-CN": "会有损失：医院均值不同正是因为分级不同，而调和去掉了均值。",
          },
        },
        {
          expression: "1 - (p - q)^2",
          message: {
            en: "True only where half of all patients have the high grade. High-grade patients are no even mixture of the hospitals: weigh by where they are.",
            "zh-CN":
              "只在一半患者为高分级时成立。高分级患者并非平均来自两家医院：要按所在医院加权。",
          },
        },
        {
          expression: "(p - q)^2/((p + q)*(2 - p - q))",
          message: {
            en: "That is the share that is lost. What is left?",
            "zh-CN": "这是失去的份额。剩下的是多少？",
          },
        },
        {
          expression: "1 - abs(p - q)",
          message: {
            en: "A difference of shares is right for the two hospitals' means, not for the two grades: ask for the mean of the high-grade patients of both hospitals.",
            "zh-CN":
              "份额之差说的是两家医院的均值，不是两个分级的均值：请求两家医院高分级患者的均值。",
          },
        },
      ],
    });
  });
}

function designTests(answer: Answers): void {
  const both: Words = {
    en: "Grades vary within at least one scanner here: the patients of that scanner tell what a grade is worth, and the rest follows.",
    "zh-CN": "这里至少有一台扫描仪内的分级有变化：该扫描仪的患者能说明分级的作用，其余随之确定。",
  };
  const never: Words = {
    en: "One design is missing in which the covariate never varies within a scanner: its effect and the scanner's are one.",
    "zh-CN": "漏了一种协变量在每台扫描仪内都不变的设计：它的效应与扫描仪的效应无法区分。",
  };
  it(
    title("the covariate is told from the scanner or it is not", "协变量能否与扫描仪区分"),
    async () => {
      expectChoice(await answer.choice("hopeless"), {
        right: ["split", "protocol", "paired"],
        wrong: {
          mixed: both,
          partly: {
            en: "Two scanners that saw low grades only are no hindrance: the third saw both, and tells what a grade is worth.",
            "zh-CN": "两台只见低分级的扫描仪并无妨碍：第三台两者都有，足以说明分级的作用。",
          },
          older: {
            en: "Ages that overlap vary within both scanners. That they differ on average is just why age must be kept.",
            "zh-CN": "重叠的年龄在两台扫描仪内都有变化。平均值不同正是要保留年龄的理由。",
          },
        },
        missing: {split: never, protocol: never, paired: never},
        hint: 2,
      });
    },
  );
}

/** The share of features of noise that look like findings once ComBat has kept the grade. */
function shareOf(counts: number[]): number {
  const cell = counts.flatMap((n, c) => Array.from({length: n}, () => c));
  const grade = cell.map((c) => c % 2);
  const features = 2000;
  const rng = createRng("08/combat-erases-biology");
  const x = cell.map(() => Float64Array.from({length: features}, () => rng.normal()));
  const {data} = combat(x, {
    batch: cell.map((c) => Math.floor(c / 2)),
    covariates: [{name: "grade", kind: "categorical", values: grade}],
    shrinkage: "none",
    meanOnly: true,
  }).harmonised;
  const {survival} = studentDistribution({df: cell.length - 2});
  let found = 0;
  for (let f = 0; f < features; f++) {
    const [low, high] = [0, 1].map((g) => {
      const own = grade.flatMap((of, i) => (of === g ? [data[f + features * i]] : []));
      const centre = mean(own);
      return {n: own.length, centre, squares: own.reduce((sum, y) => sum + (y - centre) ** 2, 0)};
    });
    const variance = (low.squares + high.squares) / (cell.length - 2);
    const t = (high.centre - low.centre) / Math.sqrt(variance * (1 / low.n + 1 / high.n));
    if (2 * survival(Math.abs(t)) < 0.05) found++;
  }
  return found / features;
}

function confidentTests(answer: Answers): void {
  it(
    title("more than 0.2 of pure noise looks like a finding", "超过 0.2 的纯噪声看起来像发现"),
    async () => {
      const counts: unknown = await answer.overconfident();
      const isList = Array.isArray(counts) && counts.length === 4;
      const numbers: number[] = isList ? counts.map(Number) : [];
      expectTrue(
        isList &&
          numbers.every((n) => Number.isInteger(n) && n >= 2) &&
          numbers.reduce((a, b) => a + b, 0) <= 40,
        {
          en: "Give four whole numbers, each at least 2, at most 40 together: without both grades in both hospitals ComBat refuses, and rightly.",
          "zh-CN":
            "请给出四个整数，每个至少为 2，总和不超过 40：若某家医院缺一个分级，ComBat 会拒绝，而且应当拒绝。",
        },
        {hint: 3},
      );
      const share = shareOf(numbers);
      expectTrue(
        share > 0.2,
        {
          en: `Only ${share.toFixed(3)} of the noise features have p < 0.05. The nearer grade and hospital come to each other, the fewer patients the kept slope rests on, which the t test does not know.`,
          "zh-CN": `只有 ${share.toFixed(3)} 的噪声特征 p < 0.05。分级与医院越接近重合，保留的斜率所依据的患者就越少，而 t 检验并不知道这一点。`,
        },
        {hint: 3},
      );
    },
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("withoutHospital", () => locationTests(answer, rng));
  describe("keptShare", () => keptTests(answer));
  describe("hopeless", () => designTests(answer));
  describe("overconfident", () => confidentTests(answer));
}
