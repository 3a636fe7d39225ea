import {type Answer, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{runMatrix(levels: number[][], count: number): number[][]}>;

/** Hidden tests: a region with holes of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("runMatrix", () => {
    it(title("a region of your own, with holes", "属于你的带洞区域"), async () => {
      const draw = rng.fork("region");
      const [width, count] = [9 + draw.int(4), 2 + draw.int(3)];
      const levels = Array.from({length: 7}, () =>
        Array.from({length: width}, () => (draw.next() < 0.2 ? 0 : 1 + draw.int(count))),
      );
      // A long run that a hole divides and the end of its row ends, so that nobody's draw is too easy.
      levels[3] = levels[3].map((_, x) => (x === 4 ? 0 : count));
      levels[4][0] = count;
      const cells = Array.from({length: count}, () => new Array<number>(width).fill(0));
      for (const row of levels) {
        const text = row.join("");
        for (const run of text.match(/(\d)\1*/g) ?? []) {
          if (run[0] !== "0") cells[Number(run[0]) - 1][run.length - 1]++;
        }
      }
      expectEqual(await answer.runMatrix(levels, count), cells, {hint: 2});
    });
  });
}
