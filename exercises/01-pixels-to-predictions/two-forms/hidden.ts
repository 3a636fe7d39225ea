import {icc} from "voxelbook/statistics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{iccAgreement(ratings: number[][]): number}>;

/** Hidden tests: tables of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("iccAgreement", () => {
    it(title("tables of your own", "属于你的表"), async () => {
      const draw = rng.fork("hidden tables");
      for (let i = 0; i < 6; i++) {
        const raters = 2 + draw.int(4);
        const shifts = Array.from({length: raters}, () => 3 * draw.next());
        const table = Array.from({length: 3 + draw.int(6)}, () => {
          const value = 20 * draw.next();
          return shifts.map((shift) => value + shift + draw.normal());
        });
        expectClose(await answer.iccAgreement(table), icc(table, {form: "2,1"}).icc, {
          tolerance: 1e-9,
          hint: 2,
        });
      }
    });
  });
}
