import {type Arrow, isPathOpen, pathsBetween} from "voxelbook/statistics";
import {
  type Answer,
  expectEqual,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  isOpen(path: string[], fixed: string[], arrows: [string, string][]): boolean;
}>;

const NODES = ["A", "B", "C", "D", "E", "F"];

const COLLIDER: [string, string][] = [
  ["A", "B"],
  ["D", "B"],
  ["B", "E"],
  ["E", "F"],
  ["C", "A"],
];

const MIXED: Words = {
  en: "Some paths of a larger graph are judged wrongly: look at every node in the middle, and at all its descendants.",
  "zh-CN": "较大的图中有路径判断错误:检查中间的每个节点及其所有后代。",
};

/** Draws arrows that follow the order of the letters. */
function drawArrows(draw: Rng): [string, string][] {
  return NODES.flatMap((from, i) =>
    NODES.slice(i + 1)
      .filter(() => draw.next() < 0.5)
      .map((to): [string, string] => [from, to]),
  );
}

/** Hidden tests: paths of each student's own graphs against the library. */
export function tests(answer: Answers, rng: Rng): void {
  describe("isOpen", () => {
    it(title("paths of graphs of your own", "属于你的图中的路径", {weight: 2}), async () => {
      const draw = rng.fork("paths");
      const wanted: boolean[] = [];
      const got: unknown[] = [];
      for (let k = 0; k < 5; k++) {
        // A collider that its grandchild opens and its grandparent does not; the others are as they fall.
        const arrows = k < 2 ? COLLIDER : drawArrows(draw);
        const fixed =
          k < 2 ? [k === 0 ? "F" : "C"] : ["C", "E", "F"].filter(() => draw.next() < 0.5);
        const graph = {nodes: NODES, edges: arrows as Arrow[]};
        for (const path of pathsBetween(graph, {from: "A", to: "D"}).slice(0, 8)) {
          wanted.push(isPathOpen(graph, path, {given: fixed}));
          got.push(await answer.isOpen([...path.nodes], fixed, arrows));
        }
      }
      expectEqual(got, wanted, {hint: 3, message: MIXED});
    });
    it(title("two nodes with nothing between", "两个相邻节点之间没有别的节点"), async () => {
      const got: unknown = await answer.isOpen(["A", "B"], ["C"], [["A", "B"]]);
      expectTrue(
        got === true,
        {
          en: "A path of one arrow has no middle: nothing can shut it.",
          "zh-CN": "只有一个箭头的路径没有中间节点:没有什么能关闭它。",
        },
        {hint: 3},
      );
    });
  });
  describe("causes", () => {
    it(
      title("the protocol is tied to the outcome through the site", "方案通过中心与结局相连"),
      async () => {
        const {edges} = await answer.graph("causes");
        const causesOf = (node: string) =>
          edges.filter(([, to]) => to === node).map(([from]) => from);
        const shared = causesOf("Q").filter((node) => causesOf("Y").includes(node));
        expectTrue(
          shared.join() === "X" && !causesOf("Y").includes("Q"),
          {
            en: "In the story protocol and outcome have one common cause, and no arrow between them.",
            "zh-CN": "在故事中,方案与结局有一个共同原因,两者之间没有箭头。",
          },
          {hint: 2},
        );
      },
    );
  });
  describe("drawn", () => {
    it(title("the feature needs three others first", "特征之前必须先有三个量"), async () => {
      const order = await answer.order("drawn");
      expectTrue(
        order.indexOf("feature") >= 3,
        {
          en: "Three quantities act on the feature, and all of them must be drawn before it.",
          "zh-CN": "有三个量作用于特征,它们都必须先被抽取。",
        },
        {hint: 2},
      );
    });
  });
}
