import assert from "node:assert/strict";
import {isAnswerError} from "../../workbench/exercise/answerError.ts";
import {answerModules} from "../../workbench/exercise/answerModules.ts";
import {compileAnswer} from "../../workbench/exercise/compileAnswer.ts";
import {declaredNames} from "../../workbench/exercise/declaredNames.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {pickAnswers} from "../../workbench/exercise/pickAnswers.ts";
import {typeCheckAnswer} from "../../workbench/exercise/typeCheckAnswer.ts";
import type {AnswerInfo} from "../../workbench/exercise/types.ts";

const ts = loadTypescript();
const info = (id: string): AnswerInfo => ({id, name: id, kind: "function", title: id, points: 1});
const modulesOf = (sources: Readonly<Record<string, string>>) =>
  answerModules(
    ts,
    Object.entries(sources).map(([id, source]) => ({answer: info(id), source})),
  );

/** Checks and compiles one cell; returns its exports, or the code of what is wrong. */
async function load(
  sources: Readonly<Record<string, string>>,
  id: string,
): Promise<Record<string, unknown> | string> {
  const modules = modulesOf(sources);
  const target = modules.get(id);
  assert.ok(target);
  try {
    await typeCheckAnswer(target, modules, 60_000);
    const text = await compileAnswer(target, modules, 60_000);
    return (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<
      string,
      unknown
    >;
  } catch (error) {
    if (isAnswerError(error)) return `${error.said.code} ${error.message}`;
    throw error;
  }
}

describe("answer cells", function () {
  this.timeout(60_000);

  it("declare functions, classes and variables, plain or taken apart", () => {
    const source =
      "import {x} from 'y'; type T = 1; function f() { const inner = 1; } class C {} const {a, b: [c]} = g, d = 1;";
    assert.deepEqual(declaredNames(ts, source), ["f", "C", "a", "c", "d"]);
  });

  it("are picked by the latest cell that declares the name", () => {
    const history = ["const f = 1;", "const g = 2;", "let f = 3;", "f = 4;"];
    const picked = pickAnswers([info("f"), info("h")], history, (source) =>
      declaredNames(ts, source),
    );
    assert.deepEqual(
      picked.map(({source}) => source),
      ["let f = 3;", undefined],
    );
  });

  it("may use what other answer cells declare, and import the library twice", async () => {
    const both = 'import {createRng} from "voxelbook/core";\n';
    const got = await load(
      {
        f: `${both}const f = (x: number): number => x + createRng("a").int(1);`,
        g: `${both}const g = (x: number): number => 2 * f(x);`,
      },
      "g",
    );
    assert.ok(typeof got !== "string");
    assert.equal((got["g"] as (x: number) => number)(3), 6);
  });

  it("are not hurt by another cell that cannot be read", async () => {
    assert.ok(typeof (await load({f: "function f( {", g: "const g = 1;"}, "g")) !== "string");
  });

  it("may export what they declare themselves", async () => {
    const got = await load({f: "export function f(): number { return 1; }"}, "f");
    assert.ok(typeof got !== "string" && "f" in got);
  });

  for (const [what, source, message] of [
    [
      "a type error, with the learner's line",
      "const a = 1;\nconst f: number = 'x';",
      /^answer\.type .*line 2: Type 'string' is not assignable to type 'number'/,
    ],
    [
      "a wrong use of the library",
      'import {createRng} from "voxelbook/core";\nconst f = createRng(true);',
      /^answer\.type .*line 2: Argument of type 'boolean'/,
    ],
    [
      "a name the library does not have",
      'import {createRngs} from "voxelbook/core";\nconst f = createRngs;',
      /^answer\.type .*line 1:.*createRng/,
    ],
    [
      "a name that no answer cell declares",
      "const f = helper(1);",
      /^answer\.unknownName .*uses helper/,
    ],
    ["what cannot be read", "const f = (;", /^answer\.syntax .*line 1/],
    ["another import", 'import fs from "node:fs";\nconst f = fs;', /^answer\.import .*got node:fs/],
    [
      "a relative import",
      'import f2 from "../hidden.ts";\nconst f = f2;',
      /^answer\.(import|type)/,
    ],
  ] as const) {
    it(`are refused for ${what}`, async () => {
      assert.match(String(await load({f: source}, "f")), message);
    });
  }
});
