import {type Attacks, bias, RIGHT, type Targets} from "./made.ts";

const lost = ["bias"];

/** A type that takes the compiler hours: every order of nine letters. */
const ORDERS =
  "type Orders<T extends string, U = T> = [T] extends [never] ? [] : U extends U ? [U, ...Orders<Exclude<T, U>>] : never;\n" +
  'const one: Orders<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i"> = 5;';

/** Cells that are made for the compiler: it runs in the instructor's process and reads the instructor's files. */
export function compiler({course}: Targets): Attacks {
  const hidden = `${course}/exercises/02-ct-numbers/hu-drift/hidden`;
  /** From the folder of the library to that of the tests, however deep it lies. */
  const climb = `./${"../".repeat(24)}${hidden.slice(1)}`;
  const imports = (line: string): Attacks[string] => [
    bias(RIGHT, line),
    {lost, code: "answer.import"},
  ];
  return {
    "type-error": ['const biasHu: number = "text";', {lost, code: "answer.type"}],
    "syntax-error": ["function biasHu( {", {lost, code: "answer.syntax"}],
    "open-template": ["const biasHu = `never ends", {lost, code: "answer.syntax"}],
    "open-comment": [`${bias(RIGHT)}/* never ends`, {lost, code: "answer.syntax"}],
    "helper-elsewhere": [bias("return helper(hu, epsilon);"), {lost, code: "answer.unknownName"}],
    "imports-fs": imports('import {readFileSync} from "node:fs"; const read = readFileSync;'),
    "imports-by-name": imports('const fs = await import(["node", "fs"].join(":"));'),
    "imports-data": imports(
      'import five from "data:text/javascript,export default 5"; const x = five;',
    ),
    "imports-path": imports(`import * as all from "${hidden}.ts"; const x = all;`),
    "imports-json": imports(`import all from "${course}/.voxelbook/variants.json"; const x = all;`),
    "exports-path": imports(`export * from "${hidden}";`),
    // The bundler would take each of these for a pattern of files and put them all into the answer.
    "imports-pattern": imports(
      `const part: string = "den"; const x = () => import("${climb.slice(0, -3)}" + part + ".ts");`,
    ),
    "imports-template": imports(
      `const part: string = "ts"; const x = () => import(\`${climb}.\${part}\`);`,
    ),
    "imports-enum": imports(
      `enum Path {Start = "./"} const part: string = "x"; const x = () => import(Path.Start + part + ".ts");`,
    ),
    "requires-fs": imports('const fs = require("fs");'),
    "requires-pattern": imports(
      `const part: string = "ts"; const x = (require as any)("${climb}." + part);`,
    ),
    "requires-by-module": imports(
      `const require = 5; const part: string = "ts"; const x = (module as any).require("${climb}." + part);`,
    ),
    // The compiler alone would read these: types vanish before the bundler comes.
    "imports-type": imports(
      `import type * as all from "${hidden}.ts"; const x: 5 = null as unknown as typeof all;`,
    ),
    "imports-unused": imports(`import {tests} from "${hidden}";`),
    "type-of-import": imports(`const x: 5 = null as unknown as typeof import("${climb}");`),
    "type-of-json": imports(
      `const x: 5 = null as unknown as typeof import("${course}/.voxelbook/variants.json");`,
    ),
    "augments-path": [
      bias(RIGHT, `declare module "${hidden}" { export const mine: 5; }`),
      {lost, code: "answer.type"},
    ],
    "references-path": imports(`/// <reference path="${hidden}.ts" />`),
    "references-types": imports('/// <reference types="mocha" />\nconst x: 5 = describe;'),
    "references-lib": imports('/// <reference lib="dom" />'),
    "no-library": imports('/// <reference no-default-lib="true" />'),
    // Harmless: right answers all the same.
    decorated: [
      bias(
        `${RIGHT}`,
        "function mark(target: any, ...rest: any[]): any { return target; }\n@mark class Marked {}",
      ),
      {lost: []},
    ],
    "changes-globals": [
      bias(
        RIGHT,
        "declare global { interface Array<T> { every: 5 } interface Number { mine: T1 } }\ntype T1 = 5;",
      ),
      {lost: "any"},
    ],
    unchecked: [`// @ts-nocheck\n${bias(RIGHT, 'const x: number = "text";')}`, {lost: []}],
    "map-of-sources": [`${bias(RIGHT)}\n//# sourceMappingURL=/etc/passwd`, {lost: []}],
    "long-text": [bias(RIGHT, `const text = "${"x".repeat(400_000)}";`), {lost: []}],
    "many-lines": [bias(RIGHT, "\n".repeat(1_000_000)), {lost, code: "answer.long"}],
    "deep-brackets": [
      bias(RIGHT, `const x = ${"(".repeat(20_000)}1${")".repeat(20_000)};`),
      {lost, code: "answer.deep"},
    ],
    "long-sum": [bias(RIGHT, `const x = 1${" + 1".repeat(50_000)};`), {lost, code: "answer.deep"}],
    "deep-type": [
      bias(RIGHT, `type T = ${"[".repeat(9_000)}1${"]".repeat(9_000)}; const x: T = 5;`),
      {lost, code: "answer.deep"},
    ],
    "endless-type": [
      bias(RIGHT, "type Grow<T extends unknown[]> = Grow<[...T, 1]>; const x: Grow<[]> = 5;"),
      {lost, code: "answer.type"},
    ],
    // Exponential time in the reader of TypeScript, and in that of the bundler.
    "reader-bomb": [
      bias(RIGHT, `const x = () => ${"async (".repeat(60)}1${")".repeat(60)};`),
      {lost, code: "answer.readSlow", ends: ["timeout"]},
    ],
    "bundler-bomb": [
      bias(RIGHT, `declare const a: any;\nconst x = () => ${"a ? (a) : a => ".repeat(60)}a;`),
      {lost, code: "answer.readSlow", ends: ["timeout"]},
    ],
    "type-bomb": [bias(RIGHT, ORDERS), {lost, code: "answer.typesSlow", ends: ["timeout"]}],
  };
}
