import {
  type Answer,
  expectClose,
  expectTrue,
  fail,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {batchNorm, groupNorm, tensor} from "voxelbook/nn";

type Answers = Answer<{
  depends(normalisation: string): boolean;
  groupNormalise(channels: number[][], groups: number): number[][];
  neighbour(): number[];
}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  boolean: {en: "Answer true or false.", "zh-CN": "请回答 true 或 false。"},
  shares: {
    en: "In training the other scans share the mean of batch normalisation.",
    "zh-CN": "训练时其他扫描与它共用批归一化的均值。",
  },
  stored: {
    en: "In evaluation mean and variance are stored numbers: the neighbours do not matter.",
    "zh-CN": "评估时均值和方差是存储的数：邻居无关。",
  },
  alone: {
    en: "This normalisation looks at one scan alone.",
    "zh-CN": "这种归一化只看一个扫描。",
  },
  instance: {
    en: "Every channel was normalised by itself. The channels of a group share a mean.",
    "zh-CN": "每个通道各自归一化了。同组的通道共用均值。",
  },
  layer: {
    en: "All channels were normalised together. Each group has a mean of its own.",
    "zh-CN": "所有通道一起归一化了。每组有自己的均值。",
  },
  interleaved: {
    en: "A group is made of neighbouring channels, not of every second one.",
    "zh-CN": "组由相邻通道组成，不是隔一个取一个。",
  },
  four: {
    en: "Give four numbers between −100 and 100.",
    "zh-CN": "请给出四个 −100 到 100 之间的数。",
  },
  visible: {
    en: "The lesion still lies above the mean of the batch, and shows.",
    "zh-CN": "病灶仍高于批次均值，依然可见。",
  },
} satisfies Record<string, Words>;

function dependsTests(answer: Answers): void {
  const judge = async (name: string, wanted: boolean, message: Words) => {
    const got: unknown = await answer.depends(name);
    if (typeof got !== "boolean") fail(SAY.boolean, {hint: 1});
    expectTrue(got === wanted, message, {hint: 2});
  };
  it(title("batch normalisation in training", "训练时的批归一化"), () =>
    judge("batch, training", true, SAY.shares),
  );
  it(title("batch normalisation in evaluation", "评估时的批归一化"), () =>
    judge("batch, evaluation", false, SAY.stored),
  );
  it(title("group, instance and layer normalisation", "组、实例和层归一化"), async () => {
    for (const name of ["group", "instance", "layer"]) await judge(name, false, SAY.alone);
  });
}

/** Group normalisation with channels in any order of groups. */
function library(channels: readonly number[][], groups: number): number[] {
  const [count, voxels] = [channels.length, channels[0].length];
  const x = Array.from(
    {length: voxels * count},
    (_, i) => channels[i % count][Math.floor(i / count)],
  );
  const {data} = groupNorm(tensor([1, voxels, count], x), {groups});
  return channels.flatMap((row, c) => row.map((_, v) => data[v * count + c]));
}

function groupTests(answer: Answers, rng: Rng): void {
  const judge = async (channels: number[][], groups: number) => {
    const count = channels.length;
    const order = channels.map((_, c) => (c % groups) * (count / groups) + Math.floor(c / groups));
    const sorted = channels.map((_, k) => channels[order.indexOf(k)]);
    const mixed = library(sorted, groups);
    const voxels = channels[0].length;
    const interleaved = order.flatMap((k) => mixed.slice(k * voxels, (k + 1) * voxels));
    expectClose((await answer.groupNormalise(channels, groups)).flat(), library(channels, groups), {
      tolerance: 1e-9,
      hint: 3,
      mistakes: [
        {value: library(channels, count), message: SAY.instance},
        {value: library(channels, 1), message: SAY.layer},
        {value: interleaved, message: SAY.interleaved},
      ],
    });
  };
  it(title("six channels in three groups", "六个通道分三组"), async () => {
    const draw = rng.fork("six");
    const channels = [0, 5, -3, 1, 2, 9].map((m) =>
      Array.from({length: 5}, () => m + draw.normal()),
    );
    await judge(channels, 3);
  });
  it(title("four channels in two groups", "四个通道分两组"), () =>
    judge(
      [
        [1, 3],
        [5, 7],
        [10, 30],
        [20, 40],
      ],
      2,
    ),
  );
}

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("depends", () => dependsTests(answer));
  describe("groupNormalise", () => groupTests(answer, rng));
  describe("neighbour", () => {
    it(title("the lesion is hidden", "病灶被掩盖"), async () => {
      const second: unknown = await answer.neighbour();
      const fits =
        Array.isArray(second) &&
        second.length === 4 &&
        second.every((v: unknown) => typeof v === "number" && v >= -100 && v <= 100);
      if (!fits) fail(SAY.four, {hint: 3});
      const {y} = batchNorm(tensor([2, 4, 1], [0, 0, 0, 9, ...(second as number[])]));
      expectTrue(y.data[3] <= 0, SAY.visible, {hint: 3});
    });
  });
}
