import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{smallestRadius(dice: number, rimMm: number): number}>;

/** Hidden tests: balls of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("smallestRadius", () => {
    it(title("balls and rims of your own", "属于你的球与边缘"), async () => {
      const draw = rng.fork("hidden radius");
      for (let i = 0; i < 8; i++) {
        const radius = 2 + 40 * draw.next();
        const rim = 0.5 + 3 * draw.next();
        const overlap = 2 / (1 + (1 + rim / radius) ** 3);
        expectClose(await answer.smallestRadius(overlap, rim), radius, {
          tolerance: 1e-6,
          relative: true,
          hint: 3,
        });
      }
    });
  });
  describe("diskDice", () => {
    it(title("disks of your own", "属于你的圆盘"), async () => {
      const draw = rng.fork("hidden disks");
      const formula = await answer.expression("diskDice");
      for (let i = 0; i < 8; i++) {
        const [r, d] = [1 + 40 * draw.next(), 0.2 + 4 * draw.next()];
        const wanted = (2 * r * r) / (r * r + (r + d) ** 2);
        expectClose(formula.evaluate({r, d}), wanted, {tolerance: 1e-9, hint: 3});
      }
    });
  });
}
