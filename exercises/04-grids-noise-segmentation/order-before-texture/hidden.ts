import {type Answer, expectOrder, title} from "voxelbook-workbench/exercise";

/** Hidden tests: what the feature is counted from. */
export function tests(answer: Answer): void {
  describe("steps", () => {
    it(title("the texture is counted last", "最后才统计纹理"), async () => {
      const before = [
        ["rescale", "texture"],
        ["mask", "texture"],
        ["discretise", "texture"],
      ] as const;
      expectOrder(await answer.order("steps"), {before, hint: 3});
    });
  });
}
