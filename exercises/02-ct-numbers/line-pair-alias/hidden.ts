import {viewsNeeded} from "voxelbook/physics";
import {type Answer, expectClose, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  seenFrequency(pairsPerMm: number, sampleMm: number): number;
  contrastLeft(pairsPerMm: number, apertureMm: number): number;
  viewsForPairs(fieldMm: number, pairsPerMm: number): number;
}>;

/** Hidden tests: the same questions, with each student's own numbers. */
export function tests(answer: Answers, rng: Rng): void {
  describe("seenFrequency", () => {
    it(title("bars and detectors of your own", "属于你的线条与探测器"), async () => {
      const draw = rng.fork("hidden alias");
      for (let turns = 0; turns < 4; turns++) {
        // A little before and a little behind a whole turn a sample, never at the fold.
        const [part, step] = [0.05 + 0.4 * draw.next(), 0.4 + draw.next()];
        for (const sign of [1, -1]) {
          if (turns === 0 && sign < 0) continue;
          const got = await answer.seenFrequency((turns + sign * part) / step, step);
          expectClose(got, part / step, {tolerance: 1e-9, hint: 2});
        }
      }
    });
  });
  describe("contrastLeft", () => {
    it(title("widths of your own", "属于你的宽度"), async () => {
      const draw = rng.fork("hidden aperture");
      for (let i = 0; i < 5; i++) {
        const [pairs, width] = [0.2 + 2 * draw.next(), 0.3 + draw.next()];
        const x = Math.PI * pairs * width;
        const exact = Math.abs(Math.sin(x) / x);
        expectClose(await answer.contrastLeft(pairs, width), exact, {tolerance: 1e-6, hint: 3});
      }
      // Between one and two periods the sign turns.
      const x = 1.4 * Math.PI;
      const exact = Math.abs(Math.sin(x) / x);
      expectClose(await answer.contrastLeft(1.4, 1), exact, {tolerance: 1e-6, hint: 3});
    });
  });
  describe("viewsForPairs", () => {
    it(title("fields of your own", "属于你的视野"), async () => {
      const draw = rng.fork("hidden views");
      for (let i = 0; i < 5; i++) {
        // A field that is a whole number of samples and a bit.
        const samples = 20 + draw.int(400);
        const pairs = 0.2 + draw.next();
        const field = (samples - 0.7) / (2 * pairs);
        expectEqual(await answer.viewsForPairs(field, pairs), viewsNeeded(samples), {hint: 3});
      }
    });
  });
}
