import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  inTraining(batch: number[][]): number[][];
  stored(scans: number[][]): number[];
}>;

/** Hidden tests: scans of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("inTraining", () => {
    it(title("scans of your own", "属于你的扫描"), async () => {
      const draw = rng.fork("batch");
      const [scans, voxels] = [2 + draw.int(3), 5 + draw.int(5)];
      const batch = Array.from({length: scans}, () => {
        const own = 3 * draw.normal();
        return Array.from({length: voxels}, () => own + draw.normal());
      });
      const all = batch.flat();
      const mean = all.reduce((a, b) => a + b) / all.length;
      const root = Math.sqrt(all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length + 1e-5);
      expectClose(
        (await answer.inTraining(batch)).flat(),
        all.map((v) => (v - mean) / root),
        {tolerance: 1e-9, hint: 2},
      );
    });
  });
  describe("stored", () => {
    it(title("a store of your own", "属于你的存储"), async () => {
      const draw = rng.fork("stored");
      const voxels = 4 + draw.int(5);
      const scans = Array.from({length: 3 + draw.int(4)}, () =>
        Array.from({length: voxels}, () => 2 + draw.normal()),
      );
      let [mean, variance] = [0, 1];
      for (const scan of scans) {
        const own = scan.reduce((a, b) => a + b) / voxels;
        mean += 0.1 * (own - mean);
        const sum = scan.reduce((s, v) => s + (v - own) ** 2, 0);
        variance += 0.1 * (sum / (voxels - 1) - variance);
      }
      expectClose(await answer.stored(scans), [mean, variance], {tolerance: 1e-9, hint: 3});
    });
  });
}
