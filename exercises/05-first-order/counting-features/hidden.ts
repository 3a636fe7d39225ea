import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  bankSize(shape: number, intensity: number, texture: number, bands: number): number;
  strongPairs(table: number[][], limit: number): number;
}>;

/** Hidden tests: banks and tables of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("bankSize", () => {
    it(title("a bank of your own", "属于你的特征库"), async () => {
      const draw = rng.fork("hidden bank");
      const [shape, intensity, texture] = [10 + draw.int(20), 15 + draw.int(9), 20 + draw.int(90)];
      const bands = 2 + draw.int(12);
      const wanted = shape + (1 + bands) * (intensity + texture);
      expectClose(await answer.bankSize(shape, intensity, texture, bands), wanted, {
        tolerance: 0,
        hint: 1,
      });
    });
  });
  describe("strongPairs", () => {
    it(title("groups of your own", "属于你的分组"), async () => {
      // Features of a group are copies of one list, turned or not; lists are orthogonal waves.
      const draw = rng.fork("hidden pairs");
      const groups = [1, 2, 3, 4].map((wave) => ({wave, size: 2 + draw.int(4)}));
      const members = groups.flatMap(({wave, size}) =>
        Array.from({length: size}, () => ({
          wave,
          scale: (draw.next() < 0.5 ? -1 : 1) * (1 + draw.next()),
        })),
      );
      const table = Array.from({length: 24}, (_, patient) =>
        members.map(({wave, scale}) => scale * Math.cos((2 * Math.PI * wave * patient) / 24)),
      );
      const wanted = groups.reduce((sum, {size}) => sum + (size * (size - 1)) / 2, 0);
      expectClose(await answer.strongPairs(table, 0.9), wanted, {tolerance: 0, hint: 3});
    });
  });
}
