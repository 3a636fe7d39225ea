import {mean} from "voxelbook/core";
import {type Answer, expectClose, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[];
  hasChanged(before: number, after: number, pairs: number[][]): string;
}>;

/** Volumes outlined twice. */
function drawPairs(draw: Rng): number[][] {
  const error = 0.05 + 0.05 * draw.next();
  return Array.from({length: 12 + draw.int(20)}, () => {
    const volume = 5 + 60 * draw.next();
    return [0, 0.3].map((shift) => volume * Math.exp(shift + error * draw.normal()));
  });
}

/** Hidden tests: volumes of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("limitsOfAgreement", () => {
    for (const scale of ["difference", "ratio"] as const) {
      it(
        title(
          `volumes of your own, as a ${scale}`,
          `属于你的体积，以${scale === "ratio" ? "比值" : "差值"}表示`,
        ),
        async () => {
          const pairs = drawPairs(rng.fork(scale));
          const [a, b] = [0, 1].map((j) => pairs.map((pair) => pair[j]));
          const gaps = a.map((x, i) => (scale === "ratio" ? Math.log(x / b[i]) : x - b[i]));
          const bias = mean(gaps);
          const squares = gaps.reduce((sum, gap) => sum + (gap - bias) ** 2, 0);
          const reach = 1.96 * Math.sqrt(squares / (gaps.length - 1));
          const three = [bias - reach, bias, bias + reach];
          const right = scale === "ratio" ? three.map(Math.exp) : three;
          expectClose(await answer.limitsOfAgreement(a, b, scale), right, {
            tolerance: 1e-9,
            hint: 3,
          });
        },
      );
    }
  });
  describe("hasChanged", () => {
    it(title("changes on both sides of the coefficient", "系数两侧的变化"), async () => {
      const pairs = drawPairs(rng.fork("changed"));
      const squares = pairs.map(([a, b]) => Math.log(a / b) ** 2 / 2);
      const chance = 1.96 * Math.SQRT2 * Math.sqrt(mean(squares));
      for (const share of [-1.1, -0.9, 0.9, 1.1]) {
        const right = Math.abs(share) < 1 ? "cannot tell" : share > 0 ? "grown" : "shrunk";
        const got = await answer.hasChanged(20, 20 * Math.exp(share * chance), pairs);
        expectEqual(got, right, {hint: 3});
      }
    });
  });
}
