import assert from "node:assert/strict";
import {posix} from "node:path";
import ts from "typescript";
import {filesBelow, layers, read, root} from "./sources.ts";

interface Documented {
  readonly path: string;
  readonly name: string;
  readonly comment: string;
  readonly parameters: readonly string[];
  readonly returnsValue: boolean;
}

/** Lists the names that an index re-exports, with the file that it has each one from. */
function exportedNames(path: string): Map<string, string> {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const from = statement.moduleSpecifier;
    const origin = from !== undefined && ts.isStringLiteral(from) ? from.text : ".";
    for (const element of statement.exportClause.elements) {
      names.set(element.name.text, posix.join(posix.dirname(path), origin));
    }
  }
  return names;
}

/** Finds every function that an index of lib exports, with its comment. */
function exportedFunctions(): Documented[] {
  const found: Documented[] = [];
  for (const path of filesBelow("lib", ".ts")) {
    const folder = path.split("/")[1];
    const index = exportedNames(`lib/${folder}/index.ts`);
    const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
    for (const statement of file.statements) {
      if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) continue;
      const name = statement.name.text;
      // Two files may have functions of one name, as an operation and its form on an engine do.
      if (index.get(name) !== path) continue;
      // An overloaded function is documented once, on its first signature.
      if (found.some((other) => other.path === path && other.name === name)) continue;
      const ranges = ts.getLeadingCommentRanges(file.text, statement.getFullStart()) ?? [];
      const last = ranges.at(-1);
      const type = statement.type?.getText(file) ?? "";
      found.push({
        path,
        name,
        comment: last === undefined ? "" : file.text.slice(last.pos, last.end),
        parameters: statement.parameters.map((parameter) => parameter.name.getText(file)),
        returnsValue: !/^(void|Promise<void>|never|asserts .*)$/.test(type),
      });
    }
  }
  return found;
}

/** Cuts the text after a tag up to the next tag, without the comment's stars. */
function tagTexts(comment: string, tag: string): string[] {
  const plain = comment.replace(/^\/\*\*|\*\/$/g, "").replace(/^\s*\* ?/gm, "");
  return plain
    .split(/^(?=@)/m)
    .filter((part) => part.startsWith(`@${tag}`))
    .map((part) => part.slice(tag.length + 1).trim());
}

/** Turns typed arrays into plain ones, all the way down, so that literals can be compared. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}

/** Compares an example's value with its comment: numbers to a relative tolerance, the rest exactly. */
function assertSame(actual: unknown, expected: unknown, tolerance: number, where: string): void {
  if (typeof expected === "number" && typeof actual === "number") {
    const gap = Math.abs(actual - expected);
    const within = gap <= tolerance * Math.max(Math.abs(expected), 1e-300);
    const close = Object.is(actual, expected) || within;
    assert.ok(close, `${where}: says ${expected}, gives ${actual}`);
    return;
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    assert.equal(actual.length, expected.length, `${where}: length`);
    expected.forEach((item, i) => {
      assertSame(actual[i], item, tolerance, `${where}[${i}]`);
    });
    return;
  }
  if (expected !== null && typeof expected === "object") {
    assert.ok(actual !== null && typeof actual === "object", `${where}: got ${String(actual)}`);
    for (const [key, item] of Object.entries(expected)) {
      assertSame((actual as Record<string, unknown>)[key], item, tolerance, `${where}.${key}`);
    }
    return;
  }
  assert.deepEqual(actual, expected, where);
}

/** Runs an example: each line `expression // value` is checked, other lines only run. */
async function runExample(
  example: string,
  scope: Readonly<Record<string, unknown>>,
  where: string,
) {
  const check = (actual: unknown, comment: string): void => {
    const rough = comment.startsWith("≈");
    const literal = comment.replace(/^≈\s*/, "").trim();
    const expected: unknown = new Function(`return (${literal})`)();
    assertSame(plain(actual), expected, rough ? 1e-3 : 1e-9, where);
  };
  let checked = 0;
  const lines = example.split("\n").filter((line) => line.trim() !== "");
  const body = lines.map((line) => {
    const parts = /^(.*?);?\s+\/\/ (.*)$/.exec(line);
    if (parts === null) return line;
    checked++;
    return `__check(await (${parts[1]}), ${JSON.stringify(parts[2])});`;
  });
  assert.ok(checked > 0, `${where}: no line of the example states a value`);
  const names = Object.keys(scope);
  const source = `return (async () => {${body.join("\n")}})()`;
  await new Function(...names, "__check", source)(...names.map((name) => scope[name]), check);
}

describe("docstrings of lib", () => {
  const functions = exportedFunctions();
  const scope: Record<string, unknown> = {};
  const keys = new Set([...read("references.bib").matchAll(/^@\w+\{([^,]+),/gm)].map((m) => m[1]));

  before(async () => {
    const folders = new Set(functions.map(({path}) => path.split("/")[1]));
    for (const folder of Object.keys(layers)) {
      if (!folders.has(folder)) continue;
      Object.assign(scope, await import(`${root}lib/${folder}/index.ts`));
    }
  });

  for (const {path, name, comment, parameters, returnsValue} of functions) {
    const where = `${path}: ${name}`;
    it(`${where} says what it computes, takes, returns and cites`, () => {
      assert.ok(comment.startsWith("/**"), `${where} has no docstring`);
      const described = tagTexts(comment, "param");
      assert.equal(described.length >= parameters.length, true, `${where}: a @param is missing`);
      parameters
        .filter((parameter) => !parameter.startsWith("{"))
        .forEach((parameter) => {
          const stated = described.some((text) => text.startsWith(parameter));
          assert.ok(stated, `${where}: no @param ${parameter}`);
        });
      if (returnsValue)
        assert.ok(tagTexts(comment, "returns").length === 1, `${where}: no @returns`);
      for (const key of tagTexts(comment, "ref").flatMap((text) => text.split(/[\s,]+/))) {
        assert.ok(keys.has(key), `${where}: @ref ${key} is not in references.bib`);
      }
      if (path.startsWith("lib/physics")) {
        const grounded = /@formula|@ref/.test(comment);
        assert.ok(grounded, `${where}: a physics function names its formula or source`);
      }
    });

    const examples = tagTexts(comment, "example");
    const needed = !/^lib\/(data|display)\//.test(path);
    if (!needed && examples.length === 0) continue;
    it(`${where} has an example that gives what it says`, async () => {
      assert.ok(examples.length > 0, `${where} has no @example`);
      for (const example of examples) await runExample(example, scope, where);
    });
  }
});
