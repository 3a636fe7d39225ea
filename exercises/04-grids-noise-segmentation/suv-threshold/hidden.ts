import {createVolume} from "voxelbook/image";
import {componentAt, thresholdOfMaximum} from "voxelbook/segment";
import {type Answer, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  atShare(suv: number[], share: number): number[];
  lesionOf(suv: number[], nx: number, share: number): number[];
}>;

/** Hidden tests: images of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("atShare", () => {
    it(title("values of your own", "属于你的数值"), async () => {
      const draw = rng.fork("hidden share");
      for (let i = 0; i < 6; i++) {
        const suv = Array.from({length: 30}, () => 4 + draw.int(12));
        const most = Math.max(...suv);
        const share = (4 + draw.int(8)) / most;
        const wanted = suv.map((value) => (value >= share * most ? 1 : 0));
        expectEqual(await answer.atShare(suv, share), wanted, {hint: 3});
      }
    });
  });
  describe("lesionOf", () => {
    it(title("images of your own", "属于你的图像"), async () => {
      const draw = rng.fork("hidden lesion");
      for (let i = 0; i < 6; i++) {
        const suv = Array.from({length: 63}, () => 1 + 9 * draw.next());
        const hottest = draw.int(63);
        suv[hottest] = 12;
        const volume = createVolume(Float64Array.from(suv), {shape: [9, 7, 1], unit: "SUV"});
        const mask = thresholdOfMaximum(volume, {fraction: 0.41});
        const voxel = [hottest % 9, Math.floor(hottest / 9), 0] as const;
        const wanted = Array.from(componentAt(mask, {voxel, connectivity: 6}).data);
        expectEqual(await answer.lesionOf(suv, 9, 0.41), wanted, {hint: 3});
      }
    });
  });
}
