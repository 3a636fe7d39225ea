import {type Answer, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{leaks(order: string[]): string[]}>;

/** Hidden tests: studies of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("leaks", () => {
    it(title("studies of your own", "属于你的研究"), async () => {
      const draw = rng.fork("hidden studies");
      const learning = ["harmonise", "scale", "select"];
      for (let i = 0; i < 12; i++) {
        // Each learning step falls before or after the split by a coin.
        const early = learning.filter(() => draw.next() < 0.5);
        const late = learning.filter((step) => !early.includes(step));
        const images = ["acquire", "resample", "segment", "extract"];
        const order = [...images, ...early, "split", ...late, "fit", "test"];
        expectEqual(await answer.leaks(order), early, {
          hint: 2,
          message: {
            en: "In a study of your own the named steps are not the ones that saw the test patients.",
            "zh-CN": "在属于你的一项研究中,指出的步骤并不是见过测试患者的那些。",
          },
        });
      }
    });
  });
}
