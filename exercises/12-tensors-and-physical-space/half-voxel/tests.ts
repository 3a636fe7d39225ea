import {createVolume, resample} from "voxelbook/image";
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
  newOrigin(o: number, s: number, t: number): number;
  resampleLine(values: number[], s: number, t: number): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  kept: {
    en: "The origin is kept: then both lines share the centre of voxel 0, not its face, and the image moves.",
    "zh-CN": "保留了原来的原点：这样两条线共享的是体素 0 的中心而不是它的面，图像就移动了。",
  },
  sign: {
    en: "The shift has the wrong sign: smaller voxels have their first centre nearer to the face.",
    "zh-CN": "位移的符号反了：体素越小，第一个中心离面越近。",
  },
  whole: {
    en: "A whole difference of sizes is taken. From face to centre it is half a voxel.",
    "zh-CN": "取了整个尺寸差。从面到中心是半个体素。",
  },
  face: {
    en: "This is the face that both share. Asked for is the centre of the new voxel 0.",
    "zh-CN": "这是两者共享的面。要求的是新体素 0 的中心。",
  },
  points: {
    en: "First and last centres are made to agree, as for points without a size. Voxels have faces, and those agree here.",
    "zh-CN": "让首末两个中心重合了，那是没有大小的点。体素有面，这里重合的是面。",
  },
  nearest: {
    en: "These are the nearest old values. Between two centres the value lies between theirs.",
    "zh-CN": "这是最近的旧值。在两个中心之间，数值也应介于两者之间。",
  },
  beyond: {
    en: "Beyond the outermost centres the line goes on with its slope. There the outermost value stands.",
    "zh-CN": "在最外侧中心以外，直线按斜率延伸了。那里应取最外侧的值。",
  },
} satisfies Record<string, Words>;

/** The right values, by the library. */
function resampled(values: readonly number[], s: number, t: number): Float64Array {
  const volume = createVolume(Float64Array.from(values), {
    shape: [values.length, 1, 1],
    spacing: [s, 1, 1],
    unit: "1",
  });
  const options = {
    align: "corner",
    size: "ceil",
    interpolation: "linear",
    outside: "edge",
  } as const;
  return Float64Array.from(resample(volume, {...options, spacing: [t, 1, 1]}).data);
}

/** Linear interpolation at some places, inside the line or going on with its slope. */
function valuesAt(values: readonly number[], places: readonly number[], isHeld: boolean): number[] {
  const last = values.length - 1;
  return places.map((place) => {
    const x = isHeld ? Math.min(last, Math.max(0, place)) : place;
    const i = Math.min(last - 1, Math.max(0, Math.floor(x)));
    return values[i] + (x - i) * (values[i + 1] - values[i]);
  });
}

/** What known mistakes give for a line, as far as they differ from the right values. */
function lineMistakes(values: readonly number[], s: number, t: number) {
  const count = Math.ceil((values.length * s) / t);
  const places = (f: (j: number) => number): number[] =>
    Array.from({length: count}, (_, j) => f(j));
  const right = places((j) => ((j + 0.5) * t) / s - 0.5);
  const last = values.length - 1;
  const nearest = right.map((x) => values[Math.min(last, Math.max(0, Math.floor(x + 0.5)))]);
  return [
    {
      value: valuesAt(
        values,
        places((j) => (j * t) / s),
        true,
      ),
      message: SAY.kept,
    },
    {
      value: valuesAt(
        values,
        places((j) => (j * last) / (count - 1)),
        true,
      ),
      message: SAY.points,
    },
    {value: nearest, message: SAY.nearest},
    {value: valuesAt(values, right, false), message: SAY.beyond},
  ];
}

function originTests(answer: Answers): void {
  it(title("from 4 mm to 1 mm", "从 4 mm 到 1 mm"), async () => {
    const mistakes = [
      {value: 10, message: SAY.kept},
      {value: 11.5, message: SAY.sign},
      {value: 7, message: SAY.whole},
      {value: 8, message: SAY.face},
    ];
    const options = {tolerance: 1e-9, unit: "mm", hint: 2, mistakes} as const;
    expectClose(await answer.newOrigin(10, 4, 1), 8.5, options);
  });
  it(title("the same size keeps the origin", "尺寸相同时原点不变"), async () => {
    const mistakes = [{value: -8.5, message: SAY.face}];
    const options = {tolerance: 1e-9, unit: "mm", hint: 1, mistakes} as const;
    expectClose(await answer.newOrigin(-7, 3, 3), -7, options);
  });
  it(title("to larger voxels, and back", "变为更大的体素，再变回来"), async () => {
    const there = await answer.newOrigin(5, 1, 3);
    const options = {tolerance: 1e-9, unit: "mm", hint: 2} as const;
    const mistakes = [
      {value: 5, message: SAY.kept},
      {value: 4, message: SAY.sign},
      {value: 7, message: SAY.whole},
    ];
    expectClose(there, 6, {...options, mistakes});
    expectClose(await answer.newOrigin(there, 3, 1), 5, options);
  });
}

function lineTests(answer: Answers, rng: Rng): void {
  const lines = [
    {en: "two voxels become four", zh: "两个体素变为四个", values: [0, 8], s: 2, t: 1},
    {en: "four voxels become two", zh: "四个体素变为两个", values: [0, 2, 10, 20], s: 1, t: 2},
    {
      en: "voxels of 3 mm become voxels of 2 mm",
      zh: "3 mm 变为 2 mm",
      values: [6, 0, 12, 3],
      s: 3,
      t: 2,
    },
  ];
  for (const {en, zh, values, s, t} of lines) {
    it(title(en, zh), async () => {
      const wanted = resampled(values, s, t);
      const mistakes = lineMistakes(values, s, t).filter(({value}) =>
        value.some((v, i) => Math.abs(v - wanted[i]) > 1e-6),
      );
      const options = {tolerance: 1e-9, hint: 2, mistakes} as const;
      expectClose(await answer.resampleLine(values, s, t), wanted, options);
    });
  }
  it(title("the same size changes nothing", "尺寸相同则什么也不变"), async () => {
    const draw = rng.fork("line: same");
    const values = Array.from({length: 6}, () => Math.round(100 * draw.next()));
    const options = {tolerance: 1e-9, hint: 2} as const;
    expectClose(await answer.resampleLine(values, 1.5, 1.5), values, options);
  });
}

function shiftTests(answer: Answers): void {
  it(
    title("yours is the distance, to a hundredth of a mm", "你给出的距离精确到百分之一毫米"),
    async () => {
      const got = Math.abs(await answer.number("movesBy"));
      const require = (condition: boolean, message: Words, hint: 1 | 2 | 3): void =>
        expectTrue(condition, message, {hint});
      const whole = 5.46875 - 0.9765625;
      require(Math.abs(got - whole) > 0.02, SAY.whole, 2);
      const old = Math.abs(got - 5.46875 / 2) > 0.02;
      require(old, {
        en: "This is half an old voxel. The new first centre does not lie on the face either.",
        "zh-CN": "这是半个旧体素。新的第一个中心也不在面上。",
      }, 2);
      require(got > 0.02, {
        en: "It does move: the new first centre lies elsewhere than the old one.",
        "zh-CN": "确实会移动：新的第一个中心与旧的不在同一处。",
      }, 1);
      expectClose(got, whole / 2, {tolerance: 0.006, unit: "mm", hint: 2});
    },
  );
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("newOrigin", () => originTests(answer));
  describe("resampleLine", () => lineTests(answer, rng));
  describe("movesBy", () => shiftTests(answer));
  describe("sharedCentre", () => {
    it(title("the first centre, whatever the sizes", "任意尺寸下的第一个中心"), async () => {
      const mistakes = [
        {
          expression: "o + (t - s)/2",
          message: {
            en: "This shares the corner. Here it is the middle of the whole box.",
            "zh-CN": "这是共享角点。这里要共享的是整个盒子的中点。",
          },
        },
        {
          expression: "o + (n*s - m*t)/2",
          message: {
            en: "The half voxels at the ends are forgotten: from the first to the last centre there are n - 1 steps.",
            "zh-CN": "漏掉了两端的半个体素：从第一个中心到最后一个中心有 n - 1 步。",
          },
        },
        {expression: "o - ((n - 1)*s - (m - 1)*t)/2", message: SAY.sign},
        {expression: "o", message: SAY.kept},
      ];
      const wanted = "o + ((n - 1)*s - (m - 1)*t)/2";
      expectExpression(await answer.expression("sharedCentre"), wanted, {hint: 3, mistakes});
    });
  });
}
