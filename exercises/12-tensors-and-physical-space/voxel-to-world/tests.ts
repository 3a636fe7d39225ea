import {createMask, voxelToWorld} from "voxelbook/image";
import {
  type Answer,
  expectClose,
  expectExpression,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  toWorld(voxel: number[], spacing: number[], direction: number[], origin: number[]): number[];
  toVoxel(point: number[], spacing: number[], direction: number[], origin: number[]): number[];
  rasFromLps(point: number[]): number[];
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  cosines: {
    en: "The direction cosines are left out: this is right only for axes along those of the room.",
    "zh-CN": "漏掉了方向余弦：只有当各轴与房间坐标轴平行时这才正确。",
  },
  transposed: {
    en: "Rows and columns of the directions are exchanged: axis a runs along column a.",
    "zh-CN": "方向矩阵的行与列互换了：第 a 轴沿第 a 列延伸。",
  },
  late: {
    en: "The spacing belongs to the voxel axes, so it scales before the turn, not after it.",
    "zh-CN": "体素间距属于体素坐标轴，因此缩放应在旋转之前，而不是之后。",
  },
  origin: {
    en: "The origin is forgotten: voxel 0 does not lie at 0 mm.",
    "zh-CN": "漏掉了原点：体素 0 并不在 0 mm 处。",
  },
  corner: {
    en: "The origin is taken for a corner: it is the centre of voxel 0, so no half voxel is added.",
    "zh-CN": "把原点当成了角点：它是体素 0 的中心，因此不必加半个体素。",
  },
  rounded: {
    en: "The index is rounded: a place between voxel centres has an index that is not whole.",
    "zh-CN": "索引被取整了：体素中心之间的位置，其索引不是整数。",
  },
  noSigns: {
    en: "Nothing has changed: LPS and RAS differ in the signs of x and y.",
    "zh-CN": "什么都没有变：LPS 与 RAS 的 x、y 符号不同。",
  },
  allSigns: {
    en: "z has changed its sign too: up is up in both frames.",
    "zh-CN": "z 的符号也变了：两个坐标系中“上”都是上。",
  },
} satisfies Record<string, Words>;

const cosine = Math.cos(0.4);
const sine = Math.sin(0.4);
const TURNED = [cosine, -sine, 0, sine, cosine, 0, 0, 0, 1];
const STRAIGHT = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const SPACING = [0.8, 0.7, 3];
const ORIGIN = [-12.5, 4, 100];

/** Adds D diag(before) v, scaled by `after`, to an origin. */
function mapped(
  v: readonly number[],
  {d, before, after, o}: Record<"d" | "before" | "after" | "o", readonly number[]>,
): number[] {
  return [0, 1, 2].map(
    (r) =>
      o[r] +
      after[r] *
        (d[3 * r] * before[0] * v[0] +
          d[3 * r + 1] * before[1] * v[1] +
          d[3 * r + 2] * before[2] * v[2]),
  );
}

const ONES = [1, 1, 1];
const transpose = (d: readonly number[]): number[] => [0, 3, 6, 1, 4, 7, 2, 5, 8].map((i) => d[i]);

/** What known mistakes give for the place of a voxel. */
function worldMistakes(v: number[], d: number[]) {
  const right = {d, before: SPACING, after: ONES, o: ORIGIN};
  const half = v.map((n) => n + 0.5);
  return [
    {value: mapped(v, {...right, d: STRAIGHT}), message: SAY.cosines},
    {value: mapped(v, {...right, d: transpose(d)}), message: SAY.transposed},
    {value: mapped(v, {...right, before: ONES, after: SPACING}), message: SAY.late},
    {value: mapped(v, {...right, o: [0, 0, 0]}), message: SAY.origin},
    {value: mapped(half, right), message: SAY.corner},
  ];
}

function worldTests(answer: Answers): void {
  it(
    title("the textbook's voxel, axes along those of the room", "课本中的体素，各轴与房间平行"),
    async () => {
      const got = await answer.toWorld([16, 10, 32], SPACING, STRAIGHT, ORIGIN);
      // The cosines cannot be seen here; what can be seen comes first.
      const mistakes = worldMistakes([16, 10, 32], STRAIGHT).slice(3);
      expectClose(got, [0.3, 11, 196], {tolerance: 1e-9, unit: "mm", hint: 1, mistakes});
    },
  );
  it(title("voxel 0 lies at the origin", "体素 0 位于原点"), async () => {
    const got = await answer.toWorld([0, 0, 0], SPACING, TURNED, ORIGIN);
    const mistakes = worldMistakes([0, 0, 0], TURNED).slice(3);
    expectClose(got, ORIGIN, {tolerance: 1e-9, unit: "mm", hint: 1, mistakes});
  });
  it(title("a voxel of a turned grid", "旋转网格中的一个体素"), async () => {
    const v = [9, 11, 7];
    const right = {d: TURNED, before: SPACING, after: ONES, o: ORIGIN};
    const mistakes = worldMistakes(v, TURNED);
    const options = {tolerance: 1e-9, unit: "mm", hint: 2, mistakes} as const;
    expectClose(await answer.toWorld(v, SPACING, TURNED, ORIGIN), mapped(v, right), options);
  });
}

function voxelTests(answer: Answers, rng: Rng): void {
  it(title("the place of a voxel gives back its index", "由体素的位置求回它的索引"), async () => {
    const draw = rng.fork("voxel: round trip");
    for (let i = 0; i < 4; i++) {
      const v = [draw.next() * 20, 1 + draw.next() * 20, 1 + draw.next() * 20];
      const grid = createMask(new Uint8Array(1), {
        shape: [1, 1, 1],
        spacing: [0.8, 0.7, 3],
        direction: TURNED,
        origin: [-12.5, 4, 100],
      });
      const point = voxelToWorld(grid, v);
      const q = point.map((x, r) => x - ORIGIN[r]);
      const turned = (d: readonly number[], p: readonly number[]) =>
        mapped(p, {d, before: ONES, after: ONES, o: [0, 0, 0]});
      const scaled = (p: readonly number[]) => p.map((x, a) => x / SPACING[a]);
      const mistakes = [
        {value: scaled(q), message: SAY.cosines},
        {value: scaled(turned(TURNED, q)), message: SAY.transposed},
        {value: turned(transpose(TURNED), scaled(q)), message: SAY.late},
        {value: scaled(turned(transpose(TURNED), point)), message: SAY.origin},
        {value: v.map((n) => n - 0.5), message: SAY.corner},
        {value: v.map(Math.round), message: SAY.rounded},
      ];
      const options = {tolerance: 1e-8, hint: 2, mistakes} as const;
      expectClose(await answer.toVoxel([...point], SPACING, TURNED, ORIGIN), v, options);
    }
  });
}

/** Public tests. */
export function tests(answer: Answers, rng: Rng): void {
  describe("toWorld", () => worldTests(answer));
  describe("toVoxel", () => voxelTests(answer, rng));
  describe("rasFromLps", () => {
    it(title("x and y change their signs, z stays", "x、y 变号，z 不变"), async () => {
      const mistakes = [
        {value: [10, -20, 30], message: SAY.noSigns},
        {value: [-10, 20, -30], message: SAY.allSigns},
      ];
      const options = {tolerance: 1e-12, unit: "mm", hint: 1, mistakes} as const;
      expectClose(await answer.rasFromLps([10, -20, 30]), [-10, 20, 30], options);
    });
  });
  describe("offMm", () => {
    it(title("how far off, at any voxel and angle", "任意体素与角度下的偏差"), async () => {
      const mistakes = [
        {
          expression: "n*sin(a)",
          message: {
            en: "This is how far the voxel moves sideways. It also moves back along the axis.",
            "zh-CN": "这只是侧向移动的距离。体素还会沿轴向后退。",
          },
        },
        {
          expression: "n*a",
          message: {
            en: "This is the length of the arc. Asked for is the straight distance.",
            "zh-CN": "这是弧长。要求的是直线距离。",
          },
        },
        {
          expression: "n*(1 - cos(a))",
          message: {
            en: "This is only the part along the axis. The voxel also moves sideways.",
            "zh-CN": "这只是沿轴方向的部分。体素还会侧向移动。",
          },
        },
      ];
      expectExpression(await answer.expression("offMm"), "2*n*sin(a/2)", {hint: 3, mistakes});
    });
  });
}
