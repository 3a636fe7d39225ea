import {
  type Answer,
  expectClose,
  expectExpression,
  expectTrue,
  type Rng,
  title,
  type Words,
} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  meshArea(vertices: number[], triangles: number[]): number;
  meshVolume(vertices: number[], triangles: number[]): number;
  isClosed(triangles: number[]): boolean;
}>;

/** What each known mistake is called, in the learner's words. */
const SAY = {
  parallelogram: {
    en: "This is the area of parallelograms. A triangle is half of one.",
    "zh-CN": "这是平行四边形的面积。三角形是它的一半。",
  },
  perimeter: {
    en: "This multiplies two sides. That is twice the area of a right-angled triangle and too much for every other.",
    "zh-CN": "这是两边相乘。它等于直角三角形面积的两倍,对其他三角形则过大。",
  },
  box: {
    en: "This is the volume of parallelepipeds. A tetrahedron is a sixth of one.",
    "zh-CN": "这是平行六面体的体积。四面体是它的六分之一。",
  },
  sign: {
    en: "Each tetrahedron is counted as positive. Those that face the origin have to be subtracted.",
    "zh-CN": "每个四面体都被当作正的。朝向原点的那些应当减去。",
  },
  inside: {
    en: "The volume has the wrong sign: seen from outside, the vertices run anticlockwise.",
    "zh-CN": "体积的符号反了:从外面看,顶点按逆时针排列。",
  },
  hole: {
    en: "A triangle is missing here, and the answer says closed. Each edge needs two triangles.",
    "zh-CN": "这里缺一个三角形,答案却说是封闭的。每条边需要两个三角形。",
  },
  turned: {
    en: "One triangle is turned over here. Two neighbours must run along their edge in opposite directions.",
    "zh-CN": "这里有一个三角形翻转了。相邻两个三角形沿公共边的走向必须相反。",
  },
  closed: {
    en: "This mesh is closed, and all its triangles are turned the same way.",
    "zh-CN": "这个网格是封闭的,所有三角形的方向一致。",
  },
  sharp: {
    en: "This is the sharp cube. The mesh cuts off its edges and corners.",
    "zh-CN": "这是棱角分明的立方体。网格削去了它的棱和角。",
  },
  corners: {
    en: "The eight triangles at the corners are missing.",
    "zh-CN": "缺少角上的八个三角形。",
  },
  strips: {
    en: "The bevels are too wide: each goes from half-way of one side to half-way of the other, along a diagonal.",
    "zh-CN": "斜面太宽:每个斜面沿对角线,从一侧的中点到另一侧的中点。",
  },
} satisfies Record<string, Words>;

const CORNER = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
const FOUR = [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3];
const away = CORNER.map((value, i) => value + [10, 20, 30][i % 3]);

function areaTests(answer: Answers): void {
  it(title("one triangle of sides 3, 4 and 5", "边长 3、4、5 的三角形"), async () => {
    expectClose(await answer.meshArea([1, 1, 1, 4, 1, 1, 1, 5, 1], [0, 1, 2]), 6, {
      tolerance: 1e-9,
      unit: "mm²",
      hint: 2,
      mistakes: [{value: 12, message: SAY.parallelogram}],
    });
  });
  it(title("the corner of a cube", "立方体的一角"), async () => {
    expectClose(await answer.meshArea(CORNER, FOUR), 1.5 + Math.sqrt(3) / 2, {
      tolerance: 1e-9,
      unit: "mm²",
      hint: 3,
      mistakes: [
        {value: 3 + Math.sqrt(3), message: SAY.parallelogram},
        {value: 2.5, message: SAY.perimeter},
      ],
    });
  });
}

function volumeTests(answer: Answers): void {
  it(title("the corner of a cube: a sixth", "立方体的一角:六分之一"), async () => {
    expectClose(await answer.meshVolume(CORNER, FOUR), 1 / 6, {
      tolerance: 1e-9,
      unit: "mm³",
      hint: 3,
      mistakes: [
        {value: 1, message: SAY.box},
        {value: -1 / 6, message: SAY.inside},
      ],
    });
  });
  it(title("the same, far from the origin", "同一物体,远离原点", {weight: 2}), async () => {
    const got = await answer.meshVolume(away, FOUR);
    expectTrue(!(got > 1.5), SAY.sign, {hint: 2});
    expectClose(got, 1 / 6, {
      tolerance: 1e-9,
      unit: "mm³",
      hint: 2,
      mistakes: [
        {value: 1, message: SAY.box},
        {value: -1 / 6, message: SAY.inside},
      ],
    });
  });
}

function closedTests(answer: Answers): void {
  it(title("a tetrahedron is closed", "四面体是封闭的"), async () => {
    expectTrue((await answer.isClosed(FOUR)) === true, SAY.closed, {hint: 1});
  });
  it(title("a triangle less", "少一个三角形"), async () => {
    expectTrue((await answer.isClosed(FOUR.slice(3))) === false, SAY.hole, {hint: 1});
  });
  it(title("a triangle turned over", "翻转一个三角形"), async () => {
    const turned = [0, 1, 2, ...FOUR.slice(3)];
    expectTrue((await answer.isClosed(turned)) === false, SAY.turned, {hint: 3});
  });
}

/** Public tests of the exercise. */
export function tests(answer: Answers, _rng: Rng): void {
  describe("meshArea", () => areaTests(answer));
  describe("meshVolume", () => volumeTests(answer));
  describe("isClosed", () => closedTests(answer));
  describe("bevelledCube", () => {
    const strips = "6*(n - 1)^2 + 6*sqrt(2)*(n - 1)";
    it(title("the formula agrees everywhere", "公式处处一致"), async () => {
      expectExpression(await answer.expression("bevelledCube"), `${strips} + sqrt(3)`, {
        hint: 3,
        mistakes: [
          {expression: "6*n^2", message: SAY.sharp},
          {expression: strips, message: SAY.corners},
          {expression: "6*(n - 1)^2 + 12*(n - 1) + sqrt(3)", message: SAY.strips},
          {expression: "6*(n - 1)^2 + 12*sqrt(2)*(n - 1) + sqrt(3)", message: SAY.strips},
        ],
      });
    });
  });
}
