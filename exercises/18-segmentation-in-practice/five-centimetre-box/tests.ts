import {
  type Answer,
  expectChoice,
  expectClose,
  expectEqual,
  expectOrder,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{blindBox(shape: number[], spacing: number[], marginMm: number): number[]}>;

/** What known mistakes are called, in the learner's words. */
const SAY = {
  share: {
    en: "This is the share of the box that the ellipsoid fills, not Dice.",
    "zh-CN": "这是椭球占盒子的比例，而不是 Dice。",
  },
  iou: {
    en: "An ellipsoid inside its box: this is half of what Dice counts. The overlap counts twice.",
    "zh-CN": "这是 Dice 的一半：重叠部分应计两次。",
  },
  sphere: {
    en: "The volume of an ellipsoid is 4/3 π times its HALF axes.",
    "zh-CN": "椭球的体积是 4/3 π 乘以半轴之积。",
  },
  voxels: {
    en: "The margin was counted in voxels. It is in mm: multiply by the spacing of each axis.",
    "zh-CN": "边距按体素计数了。它以毫米为单位：应乘以各轴的间距。",
  },
  corner: {
    en: "A voxel counts by its centre, half a voxel behind its face.",
    "zh-CN": "体素按中心计算，中心在其面后半个体素处。",
  },
  oneSide: {
    en: "Only the near faces were asked: the far ones have a margin too.",
    "zh-CN": "只考虑了近侧的面：远侧的面也有边距。",
  },
  order: {
    en: "The list has the wrong order: x runs fastest, then y, then z.",
    "zh-CN": "列表顺序不对：x 变化最快，其次 y，再次 z。",
  },
  splitFirst: {
    en: "Patches of one patient end up on both sides unless patients are put aside first.",
    "zh-CN": "若不先按患者划分，同一患者的图块会出现在两侧。",
  },
  chooseBefore: {
    en: "What is chosen after the test was chosen by the test.",
    "zh-CN": "测试之后再做的选择，就是由测试决定的选择。",
  },
  cutBefore: {
    en: "There is nothing to train on before the scans are cut into patches.",
    "zh-CN": "在把扫描切成图块之前，没有可训练的数据。",
  },
  last: {
    en: "The interval speaks of the test: it comes after it.",
    "zh-CN": "区间描述的是测试结果：它在测试之后。",
  },
} satisfies Record<string, Words>;

/** The box, with ways to get it wrong: voxels for mm, faces for centres, one side alone. */
function box(shape: number[], spacing: number[], marginMm: number, fault = ""): number[] {
  const [nx, ny, nz] = shape;
  const size = fault === "voxels" ? [1, 1, 1] : spacing;
  const half = fault === "corner" ? 0 : 0.5;
  const inside = (i: number, axis: number) => {
    const at = (i + half) * size[axis];
    return at >= marginMm && (fault === "oneSide" || shape[axis] * size[axis] - at >= marginMm);
  };
  const fastestLast = fault === "order";
  return Array.from({length: nx * ny * nz}, (_, v) => {
    const place = fastestLast
      ? [Math.floor(v / ny / nz), Math.floor(v / nz) % ny, v % nz]
      : [v % nx, Math.floor(v / nx) % ny, Math.floor(v / nx / ny)];
    return place.every(inside) ? 1 : 0;
  });
}

function blindTests(answer: Answers, rng: Rng): void {
  const judge = async (shape: number[], spacing: number[], marginMm: number) => {
    const right = box(shape, spacing, marginMm);
    const faults = ["voxels", "corner", "oneSide", "order"] as const;
    expectEqual(await answer.blindBox(shape, spacing, marginMm), right, {
      hint: 3,
      mistakes: faults
        .map((fault) => ({value: box(shape, spacing, marginMm, fault), message: SAY[fault]}))
        .filter(({value}) => String(value) !== String(right)),
    });
  };
  it(title("5 × 4 × 6 voxels of 2 × 3 × 1 mm", "5 × 4 × 6 个 2 × 3 × 1 mm 的体素"), () =>
    judge([5, 4, 6], [2, 3, 1], 2),
  );
  it(title("a drawn scan", "随机抽取的扫描"), async () => {
    const draw = rng.fork("scan");
    const shape = [9 + draw.int(4), 14 + draw.int(4), 20 + draw.int(4)];
    await judge(shape, [5.5, 4.7, 3.3], 12.3);
  });
}

const MISREAD: Readonly<Record<string, Words>> = {
  more: {
    en: "Those scans are cropped in the same way. The border tells there what it told before.",
    "zh-CN": "那些扫描以同样方式裁剪。边界在那里泄露的信息与之前相同。",
  },
  seeds: {
    en: "Every seed finds the same shortcut, and the spread is small.",
    "zh-CN": "每个随机种子都会找到同一捷径，且离散很小。",
  },
};

/** Public tests of the exercise. */
export function tests(answer: Answers, rng: Rng): void {
  describe("boxDice", () => {
    it(title("an ellipsoid in its box", "盒中的椭球"), async () => {
      const share = Math.PI / 6;
      expectClose(await answer.number("boxDice"), (2 * share) / (1 + share), {
        tolerance: 0.002,
        hint: 2,
        mistakes: [
          {value: share, message: SAY.share},
          {value: share / (1 + share), message: SAY.iou},
          {value: (16 * share) / (1 + 8 * share), message: SAY.sphere},
        ],
      });
    });
  });
  describe("blindBox", () => blindTests(answer, rng));
  describe("steps", () => {
    it(title("an order that leaks nothing", "不泄漏的顺序"), async () => {
      expectOrder(await answer.order("steps"), {
        before: [
          ["split", "cut", SAY.splitFirst],
          ["split", "choose", SAY.splitFirst],
          ["choose", "test", SAY.chooseBefore],
          ["cut", "choose", SAY.cutBefore],
          ["choose", "train", SAY.chooseBefore],
          ["train", "test", SAY.chooseBefore],
          ["test", "interval", SAY.last],
        ],
        hint: 3,
      });
    });
  });
  describe("reveals", () => {
    it(title("what shows a shortcut", "什么能暴露捷径"), async () => {
      expectChoice(await answer.choice("reveals"), {
        right: ["recrop", "blindRule", "legs"],
        wrong: MISREAD,
        missing: {
          recrop: {
            en: "Where the same patients lie elsewhere in their scans, a network that reads the border loses them.",
            "zh-CN": "若同一患者在扫描中的位置改变，依赖边界的网络就会失败。",
          },
          blindRule: {
            en: "A rule that sees no voxel says how much of the score needs no image.",
            "zh-CN": "不看任何体素的规则能说明得分中有多少不需要图像。",
          },
          legs: {
            en: "On a whole leg there is no border at 5 cm, so the shortcut is not there.",
            "zh-CN": "整条腿的扫描没有 5 cm 的边界，捷径也就不存在。",
          },
        },
        hint: 3,
      });
    });
  });
}
