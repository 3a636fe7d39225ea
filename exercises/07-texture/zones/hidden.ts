import {type Answer, expectEqual, expectTrue, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{zoneSizes(levels: number[][], connectivity: number): number[][]}>;

/** Finds zones by giving each pixel the least number among its alike neighbours until nothing changes. */
function zones(levels: readonly (readonly number[])[], connectivity: number): number[][] {
  const nx = levels[0].length;
  const label = levels.map((row, y) => row.map((_, x) => nx * y + x));
  for (let changed = true; changed; ) {
    changed = false;
    levels.forEach((row, y) => {
      row.forEach((level, x) => {
        for (const [dx, dy] of [
          [1, 0],
          [0, 1],
          ...(connectivity === 8
            ? [
                [1, 1],
                [-1, 1],
              ]
            : []),
        ]) {
          if (levels[y + dy]?.[x + dx] !== level) continue;
          const [a, b] = [label[y][x], label[y + dy][x + dx]];
          if (a === b) continue;
          label[y][x] = Math.min(a, b);
          label[y + dy][x + dx] = Math.min(a, b);
          changed = true;
        }
      });
    });
  }
  const sizes = new Map<number, number[]>();
  levels.flat().forEach((level, i) => {
    if (level === 0) return;
    const zone = sizes.get(label.flat()[i]) ?? [level, 0];
    zone[1]++;
    sizes.set(label.flat()[i], zone);
  });
  return [...sizes.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Hidden tests: a picture of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("zoneSizes", () => {
    it(title("a region of your own, by both rules", "属于你的区域，两种规则"), async () => {
      const draw = rng.fork("region");
      const [nx, ny] = [8 + draw.int(4), 8 + draw.int(4)];
      const levels = Array.from({length: ny}, () => Array.from({length: nx}, () => draw.int(4)));
      for (const connectivity of [4, 8]) {
        const given = JSON.stringify(levels);
        const got = await answer.zoneSizes(levels, connectivity);
        const found = [...got].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expectEqual(found, zones(levels, connectivity), {hint: 3});
        expectTrue(
          JSON.stringify(levels) === given,
          {en: "The picture was changed.", "zh-CN": "图像被改动了。"},
          {hint: 3},
        );
      }
    });
  });
}
