import {createMask} from "voxelbook/image";
import {marchingCubes, meshArea} from "voxelbook/features";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

/** Hidden tests: cubes of each student's own, measured. */
export function tests(answer: Answer<Record<never, never>>, rng: Rng): void {
  describe("reported", () => {
    it(title("cubes of your own, measured", "属于你的立方体,实测"), async () => {
      const draw = rng.fork("hidden cubes");
      const formula = await answer.expression("reported");
      for (let i = 0; i < 4; i++) {
        const n = 2 + draw.int(8);
        const mask = createMask(new Uint8Array(n ** 3).fill(1), {shape: [n, n, n]});
        const wanted =
          Math.cbrt(36 * Math.PI * n ** 6) / meshArea(marchingCubes(mask, {level: 0.5}));
        expectClose(formula.evaluate({n}), wanted, {tolerance: 1e-9, hint: 2});
      }
    });
  });
}
