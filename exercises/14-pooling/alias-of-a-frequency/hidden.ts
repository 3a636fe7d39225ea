import {aliasFrequency, avgPool, boxResponse, tensor} from "voxelbook/nn";
import {type Answer, expectClose, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  afterPooling(f: number, k: number): number[];
  vanishing(k: number): number[];
}>;

/** Hidden tests: waves and windows of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("afterPooling", () => {
    it(title("waves and windows of your own", "属于你的一组波与窗口"), async () => {
      const draw = rng.fork("hidden waves");
      for (let i = 0; i < 8; i++) {
        const k = 2 + draw.int(6);
        // Neither at a whole number of cycles nor half way between.
        const f = (draw.int(2 * k) + 0.1 + 0.3 * draw.next()) / k + 1 / (2 * k);
        expectClose(await answer.afterPooling(f, k), [aliasFrequency(f, k), boxResponse(k, f)], {
          tolerance: 1e-9,
          hint: 2,
        });
      }
    });
  });
  describe("vanishing", () => {
    it(
      title(
        "your frequencies leave nothing, and all are there",
        "你的频率不留下任何东西，且一个不缺",
      ),
      async () => {
        const k = 6 + 2 * rng.fork("hidden windows").int(3);
        const found: unknown = await answer.vanishing(k);
        const list = Array.isArray(found) ? found.map(Number) : [];
        expectTrue(
          list.length === Math.floor(k / 2),
          {
            en: "The number of frequencies is not right. A window must hold whole cycles, and none is above 0.5.",
            "zh-CN": "频率的个数不对。窗口内必须有整数个周期，且都不超过 0.5。",
          },
          {hint: 3},
        );
        for (const f of list) {
          const wave = Array.from({length: 12 * k}, (_, i) => Math.cos(2 * Math.PI * f * i));
          const pooled = avgPool(tensor([1, 12 * k, 1], wave), {kernel: k}).data;
          expectTrue(
            f > 0 && pooled.every((v) => Math.abs(v) < 1e-9),
            {en: "Something of this wave is left.", "zh-CN": "这个波还留下了一些。"},
            {hint: 3},
          );
        }
      },
    );
  });
}
