import {
  type Answer,
  expectChoice,
  expectGraph,
  expectOrder,
  expectTrue,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean;
}>;

const TEXTBOOK = "D -> R; D -> Y; X -> R; X -> Y; X -> Q; Q -> R";

/** What an arrow that is missing or too many would mean. */
const ARROWS: Readonly<Record<string, Words>> = {
  "R -> Y": {
    en: "The feature is only looked at: it changes nobody's outcome.",
    "zh-CN": "特征只是被观察:它不会改变任何人的结局。",
  },
  "Q -> Y": {
    en: "The protocol does nothing to the outcome; it is tied to it through the site.",
    "zh-CN": "方案对结局没有作用;它只是通过中心与结局相连。",
  },
  "X -> R": {
    en: "The site acts on the feature in two ways, and one of them does not pass through the protocol.",
    "zh-CN": "中心以两种方式影响特征,其中一种不经过方案。",
  },
  "Q -> X": {
    en: "Sites choose protocols. A protocol does not choose its site: an arrow points the wrong way.",
    "zh-CN": "是中心选择方案,方案不会选择中心:有一个箭头方向反了。",
  },
  "R -> D": {
    en: "The disease shows in the image. The image does not make the disease: an arrow points the wrong way.",
    "zh-CN": "疾病表现在图像里,图像不会产生疾病:有一个箭头方向反了。",
  },
};

const SAY = {
  early: {
    en: "Something is drawn before one of its causes.",
    "zh-CN": "有一个量在它的原因之前就被抽取了。",
  },
  fork: {
    en: "A fork or a chain is shut by holding its middle fixed, and open until then.",
    "zh-CN": "分叉或链在其中间被固定时关闭,在此之前是开放的。",
  },
  collider: {
    en: "A collider is shut by itself, and opened by holding it fixed.",
    "zh-CN": "对撞点本身是关闭的,固定它才会打开。",
  },
  below: {
    en: "A collider is opened by anything that it causes, however far down.",
    "zh-CN": "对撞点所导致的任何变量被固定都会打开它,无论多远。",
  },
  above: {
    en: "A cause of the collider does not open it: only the collider and what comes after it do.",
    "zh-CN": "对撞点的原因不会打开它:只有对撞点及其后代才会。",
  },
} satisfies Record<string, Words>;

function openTests(answer: Answers): void {
  const textbook: [string, string][] = [
    ["D", "R"],
    ["D", "Y"],
    ["X", "R"],
    ["X", "Y"],
    ["X", "Q"],
    ["Q", "R"],
  ];
  const clinic: [string, string][] = [
    ["R", "S"],
    ["Y", "S"],
    ["S", "T"],
    ["T", "U"],
    ["A", "R"],
  ];
  const ask = async (
    arrows: [string, string][],
    path: string,
    fixed: string[],
    expected: boolean,
    say: Words,
  ) => {
    const got: unknown = await answer.isOpen(path.split(" "), fixed, arrows);
    expectTrue(got === expected, say, {hint: 3});
  };
  it(title("nothing fixed: a fork is open", "不固定任何变量:分叉是开放的"), async () => {
    await ask(textbook, "R X Y", [], true, SAY.fork);
    await ask(textbook, "R Q X Y", [], true, SAY.fork);
  });
  it(title("Q shuts the path through Q and no other", "Q 只关闭经过 Q 的路径"), async () => {
    await ask(textbook, "R Q X Y", ["Q"], false, SAY.fork);
    await ask(textbook, "R X Y", ["Q"], true, SAY.fork);
  });
  it(title("a collider is shut", "对撞点是关闭的"), async () => {
    await ask(clinic, "R S Y", [], false, SAY.collider);
    await ask(clinic, "R S Y", ["S"], true, SAY.collider);
  });
  it(title("a collider is opened from below", "从下方打开对撞点", {weight: 2}), async () => {
    await ask(clinic, "R S Y", ["T"], true, SAY.below);
    await ask(clinic, "R S Y", ["U"], true, SAY.below);
    await ask(clinic, "R S Y", ["A"], false, SAY.above);
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers): void {
  describe("causes", () => {
    it(title("what the disease does", "疾病的作用"), async () => {
      const among = ["D", "R", "Y"];
      expectGraph(await answer.graph("causes"), TEXTBOOK, {among, arrows: ARROWS, hint: 2});
    });
    it(title("what site and protocol do", "中心和方案的作用"), async () => {
      const among = ["X", "Q", "R", "Y"];
      expectGraph(await answer.graph("causes"), TEXTBOOK, {among, arrows: ARROWS, hint: 3});
    });
  });
  describe("drawn", () => {
    it(title("causes come before effects", "原因在结果之前"), async () => {
      expectOrder(await answer.order("drawn"), {
        before: [
          ["site", "protocol", SAY.early],
          ["protocol", "feature", SAY.early],
          ["disease", "feature", SAY.early],
          ["disease", "outcome", SAY.early],
          ["site", "outcome", SAY.early],
        ],
        hint: 2,
      });
    });
  });
  describe("isOpen", () => openTests(answer));
  describe("enough", () => {
    it(title("one path open, two shut", "一条路径开放,两条关闭"), async () => {
      expectChoice(await answer.choice("enough"), {
        right: ["x", "xq"],
        wrong: {
          nothing: {
            en: "With nothing held fixed all three paths are open: site and disease are mixed.",
            "zh-CN": "什么都不固定时三条路径都开放:中心与疾病混在一起。",
          },
          q: {
            en: "The protocol shuts the path through itself. The fork at the site does not meet it, and stays open.",
            "zh-CN": "方案只关闭经过它自己的路径。中心处的分叉不经过它,仍然开放。",
          },
        },
        missing: {
          x: {
            en: "The site lies on both unwanted paths, and is a fork on each: alone it shuts them.",
            "zh-CN": "中心位于两条不想要的路径上,在每条上都是分叉:只固定它就能关闭它们。",
          },
          xq: {
            en: "What shuts the paths goes on shutting them when the protocol is held fixed as well.",
            "zh-CN": "再固定方案时,原来关闭的路径依然关闭。",
          },
        },
        hint: 3,
      });
    });
  });
}
