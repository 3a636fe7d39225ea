import {createSinogram, filterProjections} from "voxelbook/physics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  smeared(x: number, y: number, width: number, views: number): number;
  rampKernel(n: number): number;
  filterView(view: number[]): number[];
}>;

/** Hidden tests: the same questions, with each student's own numbers. */
export function tests(answer: Answers, rng: Rng): void {
  describe("smeared", () => {
    it(title("places and widths of your own", "属于你的位置与宽度"), async () => {
      const draw = rng.fork("hidden smear");
      for (let i = 0; i < 4; i++) {
        const r = 3 + 5 * draw.next();
        const angle = 2 * Math.PI * draw.next();
        const width = 0.8 + draw.next();
        const got = await answer.smeared(r * Math.cos(angle), r * Math.sin(angle), width, 3000);
        // Two ends of a range, each good to one view.
        const options = {tolerance: (3 * Math.PI) / 3000, hint: 2} as const;
        expectClose(got, 2 * Math.asin(width / 2 / r), options);
      }
    });
  });
  describe("rampKernel", () => {
    it(title("places far out, of your own", "属于你的远处位置"), async () => {
      const draw = rng.fork("hidden kernel");
      for (let i = 0; i < 5; i++) {
        const n = (draw.next() < 0.5 ? -1 : 1) * (5 + draw.int(200));
        const exact = n % 2 === 0 ? 0 : -1 / (Math.PI * n) ** 2;
        expectClose(await answer.rampKernel(n), exact, {tolerance: 1e-12, hint: 3});
      }
      // One even and one odd place in any case.
      expectClose(await answer.rampKernel(-6), 0, {tolerance: 1e-12, hint: 3});
      expectClose(await answer.rampKernel(7), -1 / (49 * Math.PI ** 2), {
        tolerance: 1e-12,
        hint: 3,
      });
    });
  });
  describe("filterView", () => {
    it(title("views of your own", "属于你的视图"), async () => {
      const draw = rng.fork("hidden view");
      for (const samples of [1, 6, 31]) {
        const view = Array.from({length: samples}, () => 0.2 + draw.next());
        const sinogram = createSinogram(view, {samples, anglesDeg: [0], unit: "1"});
        const wanted = filterProjections(sinogram, {filter: "ramp"}).data;
        expectClose(await answer.filterView(view), wanted, {tolerance: 1e-9, hint: 3});
      }
    });
  });
}
