import {
  type Answer,
  expectChoice,
  expectGraph,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

const EXPECTED =
  "voltage -> muTissue; voltage -> muWater; muWater -> muStored; epsilon -> muStored; " +
  "muTissue -> hu; muStored -> hu; hu -> mask";

/** What an arrow that does not belong there would mean. */
const ARROWS: Readonly<Record<string, Words>> = {
  "muWater -> hu": {
    en: "The scanner does not know the true water: it divides by what it has stored.",
    "zh-CN": "扫描仪不知道水的真值：它除以的是存储的值。",
  },
  "epsilon -> hu": {
    en: "The drift reaches the CT number through the stored water alone.",
    "zh-CN": "漂移只通过存储的水值影响 CT 值。",
  },
  "epsilon -> muTissue": {
    en: "The drift changes a number in the scanner, not the tissue of the patient.",
    "zh-CN": "漂移改变的是扫描仪里的一个数，而不是患者的组织。",
  },
  "epsilon -> muWater": {
    en: "The drift does not change water, only what the scanner takes for it.",
    "zh-CN": "漂移不会改变水，只改变扫描仪所认为的水值。",
  },
  "voltage -> hu": {
    en: "The voltage acts through the attenuation of the materials: an arrow skips that step.",
    "zh-CN": "管电压通过材料的衰减系数起作用：有一个箭头跳过了这一步。",
  },
  "hu -> muTissue": {
    en: "The CT number is computed from the attenuation: an arrow points the wrong way.",
    "zh-CN": "CT 值由衰减系数算出：有一个箭头方向反了。",
  },
  "voltage -> muWater": {
    en: "Water has another attenuation at another energy too.",
    "zh-CN": "能量不同，水的衰减系数也不同。",
  },
};

function graphTests(answer: Answer): void {
  it(title("from the patient to the number", "从患者到数值"), async () => {
    const among = ["voltage", "muTissue", "hu", "mask"];
    const got = await answer.graph("dependencies");
    expectGraph(got, EXPECTED, {among, arrows: ARROWS, hint: 2});
  });
  it(title("what the scanner divides by", "扫描仪所除的值"), async () => {
    const among = ["muWater", "epsilon", "muStored", "hu"];
    const got = await answer.graph("dependencies");
    expectGraph(got, EXPECTED, {among, arrows: ARROWS, hint: 2});
  });
  it(title("every arrow, and no other", "所有箭头，不多不少"), async () => {
    expectGraph(await answer.graph("dependencies"), EXPECTED, {arrows: ARROWS, hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answer): void {
  describe("dependencies", () => graphTests(answer));
  describe("morningCheck", () => {
    it(title("what tells the drift alone", "只反映漂移的量"), async () => {
      expectChoice(await answer.choice("morningCheck"), {
        right: "water",
        wrong: {
          liver: {
            en: "Liver differs between patients and between voltages: three causes meet in its number.",
            "zh-CN": "肝脏因患者和管电压而异：它的数值里混有三个原因。",
          },
          air: {
            en: "Air reads −1000 whatever the scanner divides by: what is almost 0 stays almost 0.",
            "zh-CN": "无论除以多少，空气都读作 −1000：接近 0 的量仍接近 0。",
          },
          noise: {
            en: "Noise tells how many photons came, not what their attenuation is divided by.",
            "zh-CN": "噪声反映到达的光子数，而不是衰减系数除以了什么。",
          },
        },
        hint: 3,
      });
    });
  });
}
