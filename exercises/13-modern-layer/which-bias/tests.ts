import {
  type Answer,
  expectExpression,
  expectTrue,
  fail,
  title,
  type Words,
} from "voxelbook-workbench/exercise";
import {groupNorm, tensor} from "voxelbook/nn";

type Answers = Answer<{matters(place: string): boolean; silentBias(): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  cancels: {
    en: "There all values that share the mean have the same bias: it cancels.",
    "zh-CN": "共用均值的所有值都有同一偏置：它抵消了。",
  },
  shared: {
    en: "There channels with unlike biases share one mean: it can take away only their average.",
    "zh-CN": "偏置不同的通道共用一个均值：它只能减去平均偏置。",
  },
  after: {
    en: "Nothing is subtracted after that place: the bias moves every value.",
    "zh-CN": "此后不再减去任何东西：偏置移动每个值。",
  },
  boolean: {en: "Answer true or false.", "zh-CN": "请回答 true 或 false。"},
  list: {
    en: "Give four finite numbers with at least two different values.",
    "zh-CN": "请给出四个有限的数，至少有两个不同的值。",
  },
  loud: {
    en: "This bias is heard: within a group its two numbers differ.",
    "zh-CN": "这个偏置有影响：同组内的两个数不同。",
  },
  sign: {
    en: "The sign is turned: without the bias all z are smaller by b, and so must the mean be.",
    "zh-CN": "符号反了：去掉偏置后所有 z 都小了 b，均值也应如此。",
  },
  kept: {
    en: "The stored mean was taken with the bias in it. Keep it, and every z lies too low by b.",
    "zh-CN": "存储的均值包含偏置。若保留它，每个 z 都会低 b。",
  },
} satisfies Record<string, Words>;

function placeTests(answer: Answers): void {
  const judge = async (place: string, wanted: boolean, message: Words) => {
    const got: unknown = await answer.matters(place);
    if (typeof got !== "boolean") fail(SAY.boolean, {hint: 1});
    expectTrue(got === wanted, message, {hint: 2});
  };
  it(title("before batch normalisation", "批归一化之前"), () =>
    judge("before batch", false, SAY.cancels),
  );
  it(title("before instance normalisation", "实例归一化之前"), () =>
    judge("before instance", false, SAY.cancels),
  );
  it(title("before group normalisation", "组归一化之前"), () =>
    judge("before group", true, SAY.shared),
  );
  it(title("before layer normalisation", "层归一化之前"), () =>
    judge("before layer", true, SAY.shared),
  );
  it(title("after the normalisation", "归一化之后"), () => judge("after", true, SAY.after));
  it(title("without a normalisation", "没有归一化"), () => judge("no norm", true, SAY.after));
}

/** Public tests of the exercise. */
export function tests(answer: Answers): void {
  describe("matters", () => placeTests(answer));
  describe("silentBias", () => {
    it(title("group normalisation does not hear it", "组归一化察觉不到它"), async () => {
      const bias: unknown = await answer.silentBias();
      const fits =
        Array.isArray(bias) &&
        bias.length === 4 &&
        bias.every((v: unknown) => typeof v === "number" && Number.isFinite(v)) &&
        new Set(bias).size > 1;
      if (!fits) fail(SAY.list, {hint: 2});
      const x = Float64Array.from({length: 24}, (_, i) => Math.sin(3 * i));
      const moved = x.map((v, i) => v + Number((bias as number[])[i % 4]));
      const [before, after] = [x, moved].map((d) =>
        groupNorm(tensor([1, 6, 4], d), {groups: 2, eps: 0}),
      );
      const gap = before.data.reduce(
        (most, v, i) => Math.max(most, Math.abs(v - after.data[i])),
        0,
      );
      expectTrue(gap < 1e-9, SAY.loud, {hint: 3});
    });
  });
  describe("storedMean", () => {
    it(title("the mean without the bias", "去掉偏置后的均值"), async () => {
      expectExpression(await answer.expression("storedMean"), "u - b", {
        hint: 2,
        mistakes: [
          {expression: "u + b", message: SAY.sign},
          {expression: "u", message: SAY.kept},
        ],
      });
    });
  });
}
