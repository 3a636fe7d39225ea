import {type Answer, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  agree(kernel: number[][]): boolean;
  turnFactor(kernel: number[][]): number;
}>;

/** Draws a kernel that half a turn multiplies by `factor`, in one place spoilt if asked for. */
function drawn(rng: Rng, factor: 1 | -1, spoilt: boolean): number[][] {
  const [rows, columns] = [2 + rng.int(2), 3 + rng.int(2)];
  const line = Array.from({length: rows * columns}, () => 1 + rng.int(9));
  const last = line.length - 1;
  for (let i = 0; i <= last; i++) {
    if (i > last - i) line[i] = factor * line[last - i];
    if (i === last - i && factor < 0) line[i] = 0;
  }
  // No value reaches 40, so this place cannot match its counterpart.
  if (spoilt) line[last] = 40;
  return Array.from({length: rows}, (_, i) => line.slice(i * columns, (i + 1) * columns));
}

/** Hidden tests: kernels of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("agree", () => {
    it(title("kernels of your own, with and without", "属于你的核，对称与不对称"), async () => {
      const own = rng.fork("agree");
      expectEqual(await answer.agree(drawn(own, 1, false)), true, {hint: 2});
      expectEqual(await answer.agree(drawn(own, 1, true)), false, {hint: 2});
    });
  });
  describe("turnFactor", () => {
    it(title("factors of kernels of your own", "属于你的核的因子"), async () => {
      const own = rng.fork("factor");
      expectEqual(await answer.turnFactor(drawn(own, -1, false)), -1, {hint: 3});
      expectEqual(await answer.turnFactor(drawn(own, -1, true)), 0, {hint: 3});
    });
  });
}
