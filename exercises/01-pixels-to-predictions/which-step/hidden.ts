import {extractFeatures} from "voxelbook/features";
import {createMask, createVolume, type Mask, type Volume} from "voxelbook/image";
import {type Answer, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{canChange(feature: string): string[]}>;

const GRID = {shape: [6, 6, 5], spacing: [1, 1, 1]} as const;

/** What each feature is called in the library, and how it is binned. */
const FEATURES = {
  mean: ["intensity.mean", "width"],
  skewness: ["intensity.skewness", "width"],
  "contrast, fixed width": ["glcm.contrast", "width"],
  "contrast, fixed number": ["glcm.contrast", "number"],
} as const;

/** Measures one feature. */
function measure(image: Volume, mask: Mask, feature: keyof typeof FEATURES, bins: number): number {
  const [name, rule] = FEATURES[feature];
  const {features} = extractFeatures(image, mask, {
    preset: "ibsi-digital",
    families: ["intensity", "glcm"],
    features: [name],
    aggregations: ["3D:mrg"],
    discretisation:
      rule === "width"
        ? {method: "fixedBinSize", width: 320 / bins, from: 0}
        : {method: "fixedBinNumber", bins, convention: "ibsi"},
  });
  return features[0].value;
}

/** Hidden tests: the answer must hold on an image of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("canChange", () => {
    it(title("an image of your own agrees", "属于你的图像也一致"), async () => {
      const draw = rng.fork("hidden image");
      const values = Float64Array.from({length: 180}, () => 10 + 90 * draw.next() ** 2);
      const image = createVolume(values, {...GRID, unit: "1"});
      const columns = (from: number): Mask =>
        createMask(
          Uint8Array.from(values, (_, i) => (i % 6 >= from && i % 6 < 5 ? 1 : 0)),
          GRID,
        );
      const [mask, narrow] = [columns(1), columns(2)];
      // A gain of 2 without offset is exact in floating point, so bins keep their voxels.
      const drifted = createVolume(
        values.map((value) => 2 * value),
        image,
      );
      const smooth = createVolume(
        values.map((value, i) => (value + (values[i - 1] ?? value) + (values[i + 1] ?? value)) / 3),
        image,
      );
      for (const feature of [
        "mean",
        "skewness",
        "contrast, fixed width",
        "contrast, fixed number",
      ] as const) {
        const before = measure(image, mask, feature, 8);
        const after = {
          calibrate: measure(drifted, mask, feature, 8),
          smooth: measure(smooth, mask, feature, 8),
          outline: measure(image, narrow, feature, 8),
          bin: measure(image, mask, feature, 16),
        };
        const named = await answer.canChange(feature);
        for (const [step, value] of Object.entries(after)) {
          const isMoved = Math.abs(value - before) > 1e-9 * Math.abs(before);
          expectTrue(
            named.includes(step) === isMoved,
            {
              en: "On an image of your own a step moves a feature that it should leave alone by your answer, or the other way round.",
              "zh-CN": "在属于你的图像上,某个步骤改变了按你的答案不应改变的特征,或者相反。",
            },
            {hint: 2},
          );
        }
      }
    });
  });
}
