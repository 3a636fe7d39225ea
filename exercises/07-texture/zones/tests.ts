import {
  type Answer,
  expectClose,
  expectEqual,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  zoneSizes(levels: number[][], connectivity: number): number[][];
  fallsApart(): number[][];
}>;

const PICTURE = [
  [1, 2, 2, 3, 3],
  [2, 1, 2, 3, 1],
  [2, 2, 1, 1, 3],
  [3, 3, 2, 3, 3],
];

/** What known mistakes are called, in the learner's words. */
const SAY = {
  corners: {
    en: "Pixels that touch at a corner only were connected. With connectivity 4 they are not.",
    "zh-CN": "把只在角上相接的像素连接了。连通性为 4 时它们不相连。",
  },
  sides: {
    en: "Only sides were taken as connections. With connectivity 8 corners connect too.",
    "zh-CN": "只把共边当作相连。连通性为 8 时共角也相连。",
  },
  levels: {
    en: "This is the number of levels. Patches of one level that do not touch are zones of their own.",
    "zh-CN": "这是灰度级数。同一灰度而互不相接的斑块各是一个区域。",
  },
  runs: {
    en: "These are runs along the rows. Zones also grow from row to row.",
    "zh-CN": "这是沿行的游程。区域还会从一行延伸到另一行。",
  },
  joined: {
    en: "The end of a row was connected to the start of the next one. They are not neighbours.",
    "zh-CN": "把行末与下一行的开头连接了。它们不是邻居。",
  },
  outside: {
    en: "Pixels of level 0 were counted as zones. They lie outside the region.",
    "zh-CN": "把灰度 0 的像素计为区域。它们在感兴趣区之外。",
  },
  merged: {
    en: "All pixels of one level were put into one zone, whether they touch or not.",
    "zh-CN": "把同一灰度的所有像素放进了一个区域，不管是否相接。",
  },
  twice: {
    en: "The sizes add up to more than the pixels of the region: some pixel was counted twice. Mark a pixel when it enters the list.",
    "zh-CN": "大小之和超过了区域的像素数：有像素被数了两次。像素进入列表时就要标记。",
  },
  hook: {
    en: "A zone that turns back was cut in pieces: neighbours above and to the left belong to it as well.",
    "zh-CN": "拐回来的区域被切成了几块：上方和左侧的邻居也属于它。",
  },
  list: {
    en: "Give a list of pairs: the level and the size of each zone.",
    "zh-CN": "请给出由对组成的列表：每个区域的灰度和大小。",
  },
} satisfies Record<string, Words>;

type Step = readonly [number, number];
const SIDES: readonly Step[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];
const CORNERS: readonly Step[] = [...SIDES, [1, 1], [1, -1], [-1, 1], [-1, -1]];
/** What a scan in reading order sees if it never looks back. */
const FORWARD: readonly Step[] = [
  [1, 0],
  [0, 1],
];

/** Floods zones; sorted by level and size. */
function zones(
  levels: readonly (readonly number[])[],
  steps: readonly Step[],
  {outside = 0, joins = false} = {},
): number[][] {
  const nx = levels[0].length;
  const flat = levels.flat();
  const seen = flat.map((level) => level === outside);
  const found: number[][] = [];
  for (let start = 0; start < flat.length; start++) {
    if (seen[start]) continue;
    seen[start] = true;
    const queue = [start];
    for (let k = 0; k < queue.length; k++) {
      for (const [dx, dy] of steps) {
        const x = (queue[k] % nx) + dx;
        if (!joins && (x < 0 || x >= nx)) continue;
        const next = queue[k] + dx + nx * dy;
        if (seen[next] !== false || flat[next] !== flat[start]) continue;
        seen[next] = true;
        queue.push(next);
      }
    }
    found.push([flat[start], queue.length]);
  }
  return sorted(found);
}

function sorted(found: readonly (readonly number[])[]): number[][] {
  return found.map((zone) => [...zone]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

const stepsOf = (connectivity: number): readonly Step[] => (connectivity === 4 ? SIDES : CORNERS);

/** Judges the zones of one picture. */
function judge(got: unknown, levels: readonly (readonly number[])[], connectivity: number): void {
  const fits =
    Array.isArray(got) &&
    got.every(
      (zone: unknown) =>
        Array.isArray(zone) && zone.length === 2 && zone.every((v) => typeof v === "number"),
    );
  expectTrue(fits, SAY.list, {hint: 3});
  const found = sorted(got as number[][]);
  const steps = stepsOf(connectivity);
  const size = (list: number[][]): number => list.reduce((sum, zone) => sum + zone[1], 0);
  const present = [...new Set(levels.flat())].filter((level) => level > 0);
  const merged = present.map((level) => [level, levels.flat().filter((v) => v === level).length]);
  const wanted = zones(levels, steps);
  if (found.some(([level]) => level === 0)) fail(SAY.outside, {hint: 2});
  if (size(found) > size(wanted)) fail(SAY.twice, {hint: 2});
  expectEqual(found, wanted, {
    hint: 3,
    mistakes: [
      {
        value: zones(levels, connectivity === 4 ? CORNERS : SIDES),
        message: connectivity === 4 ? SAY.corners : SAY.sides,
      },
      {value: sorted(merged), message: SAY.merged},
      {value: zones(levels, [[1, 0]]), message: SAY.runs},
      {value: zones(levels, steps, {joins: true}), message: SAY.joined},
      {value: zones(levels, FORWARD), message: SAY.hook},
    ],
  });
}

function countTests(answer: Answers): void {
  describe("zonesByFaces", () => {
    it(title("zones connected by their sides", "以边相连的区域数"), async () => {
      expectClose(await answer.number("zonesByFaces"), zones(PICTURE, SIDES).length, {
        tolerance: 0,
        hint: 1,
        mistakes: [
          {value: zones(PICTURE, CORNERS).length, message: SAY.corners},
          {value: 3, message: SAY.levels},
          {value: zones(PICTURE, [[1, 0]]).length, message: SAY.runs},
        ],
      });
    });
  });
  describe("zonesByCorners", () => {
    it(title("zones connected by their corners too", "也以角相连的区域数"), async () => {
      expectClose(await answer.number("zonesByCorners"), zones(PICTURE, CORNERS).length, {
        tolerance: 0,
        hint: 1,
        mistakes: [
          {value: zones(PICTURE, SIDES).length, message: SAY.sides},
          {value: 3, message: SAY.levels},
        ],
      });
    });
  });
}

function sizeTests(answer: Answers, rng: Rng): void {
  it(title("the picture above, by sides", "上面的图像，以边相连"), async () => {
    judge(await answer.zoneSizes(PICTURE, 4), PICTURE, 4);
  });
  it(title("the picture above, by corners", "上面的图像，以角相连"), async () => {
    judge(await answer.zoneSizes(PICTURE, 8), PICTURE, 8);
  });
  it(title("a hook inside a region with a hole", "带洞区域里的钩形"), async () => {
    const hook = [
      [2, 1, 2, 2],
      [2, 1, 0, 2],
      [2, 1, 1, 1],
      [2, 2, 2, 1],
      [0, 0, 2, 1],
    ];
    judge(await answer.zoneSizes(hook, 4), hook, 4);
  });
  it(
    title("random levels with pixels outside", "含区域外像素的随机灰度", {weight: 2}),
    async () => {
      const draw = rng.fork("zones");
      const levels = Array.from({length: 7}, () => Array.from({length: 9}, () => draw.int(3)));
      judge(await answer.zoneSizes(levels, 4), levels, 4);
      judge(await answer.zoneSizes(levels, 8), levels, 8);
    },
  );
}

function apartTests(answer: Answers): void {
  it(title("sixteen zones by sides, two by corners", "以边为十六个区域，以角为两个"), async () => {
    const rows: unknown = await answer.fallsApart();
    const fits =
      Array.isArray(rows) &&
      rows.length === 4 &&
      rows.every(
        (row: unknown) =>
          Array.isArray(row) &&
          row.length === 4 &&
          row.every((v: unknown) => Number.isInteger(v) && Number(v) >= 1),
      );
    expectTrue(
      fits,
      {
        en: "The picture must be four rows of four whole levels from 1 on.",
        "zh-CN": "图像必须是四行、每行四个不小于 1 的整数灰度。",
      },
      {hint: 3},
    );
    const picture = rows as number[][];
    expectTrue(
      zones(picture, SIDES).length === 16,
      {
        en: "By sides there are fewer than sixteen zones: two neighbours at a side have one level.",
        "zh-CN": "以边相连时区域少于十六个：有共边的相邻像素灰度相同。",
      },
      {hint: 3},
    );
    expectTrue(
      zones(picture, CORNERS).length === 2,
      {
        en: "By corners there are not two zones: use two levels only, and let the corners join them.",
        "zh-CN": "以角相连时区域不是两个：只用两个灰度，让角把它们连起来。",
      },
      {hint: 3},
    );
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  countTests(answer);
  describe("zoneSizes", () => sizeTests(answer, rng));
  describe("fallsApart", () => apartTests(answer));
}
