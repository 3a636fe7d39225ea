import {createRng} from "voxelbook/core";
import {createMask, gaussianFilter} from "voxelbook/image";
import {phantomImage} from "voxelbook/physics";
import {fillHoles, largestComponent, thresholdMask} from "voxelbook/segment";
import {
  type Answer,
  expectClose,
  expectMask,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

/** What each known mistake is called, in the learner's words. */
const SAY = {
  noise: {
    en: "This is the threshold of the noisy scan: hundreds of voxels of noise reach it, and some of the lesion do not. Average first.",
    "zh-CN": "这是含噪扫描的阈值：几百个噪声体素达到了它，而病灶的一些体素没有。先取平均。",
  },
  holes: {
    en: "The lesion is found, with the noise inside it: holes are left.",
    "zh-CN": "病灶找到了，但里面的噪声留下了孔洞。",
  },
  blurred: {
    en: "The filter is as wide as the lesion: it has levelled the edge, and the threshold cuts the region's ends.",
    "zh-CN": "滤波与病灶一样宽：边缘被抹平，阈值切掉了区域的两端。",
  },
  turned: {
    en: "Columns and rows are swapped: x runs fastest.",
    "zh-CN": "行与列颠倒了：x 变化最快。",
  },
  halfWay: {
    en: "Is the threshold half-way between the two tissues?",
    "zh-CN": "阈值在两种组织的正中间吗？",
  },
  allVoxels: {
    en: "This counts every voxel that reaches the threshold, noise among them.",
    "zh-CN": "这把所有达到阈值的体素都算上了，包括噪声。",
  },
} satisfies Record<string, Words>;

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

const {truth, scan, areaMm2} = makeAgain();
const blurred = gaussianFilter(scan, {sigmaMm: 5, boundary: "nearest"});
const noisy = thresholdMask(scan, {atLeast: 80});
const noisyPiece = largestComponent(noisy, {connectivity: 6});
const turned = {
  ...truth,
  data: truth.data.map((_, i) => truth.data[64 * (i % 64) + Math.floor(i / 64)]),
};

const MISTAKES = [
  {value: noisy, message: SAY.noise},
  {value: noisyPiece, message: SAY.holes},
  {
    value: fillHoles(thresholdMask(blurred, {atLeast: 80}), {connectivity: 6}),
    message: SAY.blurred,
  },
  {value: turned, message: SAY.turned},
];

/** Public tests of the exercise. */
export function tests(answer: Answer): void {
  describe("lesion", () => {
    it(title("the right voxels", "正确的体素", {weight: 2}), async () => {
      expectMask(await answer.mask("lesion"), truth, {
        dice: 0.95,
        mistakes: MISTAKES,
        tooLarge: SAY.halfWay,
        tooSmall: SAY.halfWay,
        hint: 2,
      });
    });
    it(title("the outline lies where the edge is", "轮廓位于边缘处"), async () => {
      expectMask(await answer.mask("lesion"), truth, {
        dice: 0.8,
        distanceMm: 0.6,
        spacing: [1, 1, 1],
        hint: 3,
      });
    });
  });
  describe("lesionArea", () => {
    it(title("the area of the ellipse", "椭圆的面积"), async () => {
      const all = noisy.data.reduce((sum, value) => sum + value, 0);
      expectClose(await answer.number("lesionArea"), areaMm2, {
        tolerance: 30,
        unit: "mm^2",
        hint: 3,
        mistakes: [{value: all, message: SAY.allVoxels}],
      });
    });
  });
}
