import {createRng} from "voxelbook/core";
import {createMask} from "voxelbook/image";
import {phantomImage} from "voxelbook/physics";
import {connectedComponents} from "voxelbook/segment";
import {type Answer, expectClose, expectTrue, title} from "voxelbook-workbench/exercise";

/** The ellipse that the scan was made with, and the scan again: its draws in its order. */
function makeAgain() {
  const rng = createRng("a lesion in the liver");
  const [xMm, yMm] = [rng.next() * 12 - 6, rng.next() * 12 - 6];
  const [aMm, bMm] = [11 + 3 * rng.next(), 7 + 3 * rng.next()];
  const shape = {
    kind: "ellipse",
    value: 60,
    xMm,
    yMm,
    aMm,
    bMm,
    angleDeg: 180 * rng.next(),
  } as const;
  const grid = {size: 64, spacingMm: 1, zeroAt: "grid middle", unit: "HU"} as const;
  const inside = phantomImage([shape], grid).data.map((hu) => (hu > 0 ? 1 : 0));
  const image = phantomImage([shape], {...grid, pointsPerSide: 4});
  const noisy = image.data.map((hu) => 50 + hu + 25 * rng.normal());
  const truth = createMask(Uint8Array.from(inside), image);
  return {truth, scan: {...image, data: noisy}, areaMm2: Math.PI * aMm * bMm};
}

/** Hidden tests: the shape of the region, and where its middle lies. */
export function tests(answer: Answer): void {
  describe("lesion", () => {
    it(title("one piece without holes", "连成一片，没有孔洞"), async () => {
      const {data} = await answer.mask("lesion");
      const grid = {shape: [64, 64, 1]} as const;
      const outside = data.map((value) => 1 - value);
      const pieces = [data, outside].map(
        (part) => connectedComponents(createMask(part, grid), {connectivity: 26}).count,
      );
      const message = {
        en: "A lesion is one region, and what it encloses belongs to it.",
        "zh-CN": "病灶是一个区域，被它包围的部分也属于它。",
      };
      expectTrue(
        pieces.every((count) => count === 1),
        message,
        {hint: 2},
      );
    });
    it(title("the middle lies where the lesion is", "中心位于病灶处"), async () => {
      const {truth} = makeAgain();
      const middle = (mask: Uint8Array): number[] => {
        const inside = [...mask.keys()].filter((i) => mask[i] === 1);
        const mean = (at: (i: number) => number): number =>
          inside.reduce((sum, i) => sum + at(i), 0) / inside.length;
        return [mean((i) => i % 64), mean((i) => Math.floor(i / 64))];
      };
      const {data} = await answer.mask("lesion");
      expectClose(middle(data), middle(truth.data), {tolerance: 0.8, hint: 3});
    });
  });
  describe("lesionArea", () => {
    it(title("no voxel is counted twice or left out", "体素不重不漏"), async () => {
      const {truth} = makeAgain();
      const voxels = truth.data.reduce((sum, value) => sum + value, 0);
      expectClose(await answer.number("lesionArea"), voxels, {tolerance: 35, hint: 3});
    });
  });
}
