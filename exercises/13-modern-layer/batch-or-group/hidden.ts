import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{groupNormalise(channels: number[][], groups: number): number[][]}>;

/** Hidden tests: a scan of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("groupNormalise", () => {
    it(title("a scan of your own", "属于你的扫描"), async () => {
      const draw = rng.fork("own");
      const [groups, size, voxels] = [2 + draw.int(2), 2 + draw.int(2), 3 + draw.int(5)];
      const channels = Array.from({length: groups * size}, () => {
        const own = 4 * draw.normal();
        return Array.from({length: voxels}, () => own + draw.normal());
      });
      const right = channels.flatMap((row, c) => {
        const members = channels.filter((_, k) => Math.floor(k / size) === Math.floor(c / size));
        const all = members.flat();
        const mean = all.reduce((a, b) => a + b) / all.length;
        const square = all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length;
        return row.map((v) => (v - mean) / Math.sqrt(square + 1e-5));
      });
      expectClose((await answer.groupNormalise(channels, groups)).flat(), right, {
        tolerance: 1e-9,
        hint: 3,
      });
    });
  });
}
