import {type Answer, expectAcyclic, expectTrue, title} from "voxelbook-workbench/exercise";

/** Hidden tests: what must be true of any graph of a computation. */
export function tests(answer: Answer): void {
  describe("dependencies", () => {
    it(title("nothing is computed from itself", "没有量由自身算出"), async () => {
      expectAcyclic(await answer.graph("dependencies"), {hint: 2});
    });
    it(title("what is set and what is computed", "哪些是设定的，哪些是算出的"), async () => {
      const {nodes, edges} = await answer.graph("dependencies");
      const set = nodes.filter((node) => edges.every(([, to]) => to !== node));
      expectTrue(
        set.join() === "voltage,epsilon",
        {
          en: "Two of these are set from outside; each of the others is computed from something.",
          "zh-CN": "其中有两个由外部给定，其余每一个都由别的量算出。",
        },
        {hint: 3},
      );
    });
  });
}
