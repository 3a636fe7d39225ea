import {type Answer, expectExpression, title} from "voxelbook-workbench/exercise";

/** Hidden tests: the formula in its whole range. */
export function tests(answer: Answer<Record<never, never>>): void {
  describe("storedMean", () => {
    it(title("evaluation gives what it gave", "评估结果不变"), async () => {
      expectExpression(await answer.expression("storedMean"), "-(b - u)", {hint: 3});
    });
  });
}
