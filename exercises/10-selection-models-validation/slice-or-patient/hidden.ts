import {type Answer, expectEqual, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  sharedPatients(train: string[], test: string[]): string[];
  foldsByPatient(patients: string[], folds: number): number[];
}>;

/** Hidden tests: cohorts of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("sharedPatients", () => {
    it(title("a split of your own", "属于你的划分"), async () => {
      const draw = rng.fork("hidden shared");
      const some = (from: number) =>
        Array.from({length: 30}, () => `patient ${from + draw.int(12)}`);
      const [train, test] = [some(10), some(16)];
      const right = [...new Set(test)].filter((patient) => train.includes(patient)).sort();
      expectEqual(await answer.sharedPatients(train, test), right, {hint: 1});
    });
  });
  describe("foldsByPatient", () => {
    it(title("a cohort of your own", "属于你的队列"), async () => {
      const draw = rng.fork("hidden folds");
      const sizes = Array.from({length: 20}, (_, p) => (p % 4 === 0 ? 18 : 1 + draw.int(3)));
      const patients = sizes.flatMap((size, p) => new Array<string>(size).fill(`p${p}`));
      const got = await answer.foldsByPatient(patients, 4);
      const whole = new Set(patients.map((patient, i) => `${patient} in ${got[i]}`));
      expectTrue(
        whole.size === sizes.length,
        {en: "A patient is divided.", "zh-CN": "有患者被拆开。"},
        {hint: 2},
      );
      const held = [0, 1, 2, 3].map((fold) => got.filter((f) => f === fold).length);
      expectTrue(
        Math.min(...held) > 0 && Math.max(...held) - Math.min(...held) <= 18,
        {en: "The folds are empty or uneven.", "zh-CN": "有空折或各折不均。"},
        {hint: 3},
      );
    });
  });
}
