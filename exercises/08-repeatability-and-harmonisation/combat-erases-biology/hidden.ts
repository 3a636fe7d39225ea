import {combat} from "voxelbook/statistics";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  withoutHospital(values: number[], hospital: string[], grade: number[] | null): number[];
  overconfident(): number[];
}>;

/** Hidden tests: the library's ComBat on patients of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("withoutHospital", () => {
    const judge = async (draw: Rng, isTold: boolean) => {
      // The first patients give every hospital both grades.
      const patients = 20 + draw.int(20);
      const places = Array.from({length: patients}, (_, i) => (i < 8 ? i % 4 : draw.int(4)));
      const hospital = places.map((place) => ["north", "south", "east", "west"][place]);
      const grade = places.map((place, i) =>
        i < 8 ? Math.floor(i / 4) : Number(draw.next() < 0.15 + 0.2 * place),
      );
      const values = places.map((place, i) => 40 + 8 * place + 6 * grade[i] + 2 * draw.normal());
      const {harmonised} = combat(
        values.map((value) => [value]),
        {
          batch: hospital,
          covariates: isTold ? [{name: "grade", kind: "continuous", values: grade}] : [],
          shrinkage: "none",
          meanOnly: true,
        },
      );
      const got = await answer.withoutHospital(values, hospital, isTold ? grade : null);
      expectClose(got, harmonised.data, {tolerance: 1e-8, hint: 2});
    };
    it(title("four hospitals, told of the grade", "四家医院，已知分级"), () =>
      judge(rng.fork("told"), true),
    );
    it(title("four hospitals, not told of it", "四家医院，未知分级"), () =>
      judge(rng.fork("untold"), false),
    );
  });
}
