import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type * as typescript from "@tslab/typescript-for-tslab";

const require = createRequire(import.meta.url);
const ts = createRequire(require.resolve("tslab/package.json"))(
  "@tslab/typescript-for-tslab",
) as typeof typescript;
const root = fileURLToPath(new URL("../../", import.meta.url));
const {exports: entries} = JSON.parse(readFileSync(join(root, "lib/package.json"), "utf8")) as {
  exports: Record<string, unknown>;
};
const folders = Object.keys(entries)
  .map((key) => key.replace("./", ""))
  .filter((name) => existsSync(join(root, `lib/dist/${name}/index.d.ts`)));

/** Compiles a file of a notebook's folder with the options tslab gives its compiler. */
function compile(source: string) {
  const file = join(root, "__cell__.ts");
  const options: typescript.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = (path) => (path === file ? source : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  const cell = program.getSourceFile(file);
  assert.ok(cell !== undefined);
  return {program, checker: program.getTypeChecker(), cell};
}

/** Lists the places in an exported symbol's type that the old compiler reads as `any`. */
function anyInside(
  checker: typescript.TypeChecker,
  symbol: typescript.Symbol,
  at: typescript.Node,
) {
  const found: string[] = [];
  const look = (type: typescript.Type, where: string) => {
    if (type.flags & ts.TypeFlags.Any) found.push(where);
  };
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (target.flags & ts.SymbolFlags.Value) {
    const type = checker.getTypeOfSymbolAtLocation(target, at);
    look(type, "itself");
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      const result = signature.getReturnType();
      look(result, "its result");
      for (const awaited of checker.getTypeArguments(result as typescript.TypeReference) ?? [])
        look(awaited, "what its result holds");
      for (const parameter of signature.getParameters()) {
        const given = checker.getTypeOfSymbolAtLocation(parameter, at);
        look(given, `parameter ${parameter.name}`);
        for (const member of given.getProperties().filter((m) => isOurs(m)))
          look(checker.getTypeOfSymbolAtLocation(member, at), `${parameter.name}.${member.name}`);
      }
      for (const member of result.getProperties().filter((m) => isOurs(m)))
        look(checker.getTypeOfSymbolAtLocation(member, at), `result.${member.name}`);
    }
  }
  if (target.flags & ts.SymbolFlags.Type) {
    const type = checker.getDeclaredTypeOfSymbol(target);
    look(type, "itself");
    for (const member of type.getProperties().filter((m) => isOurs(m)))
      look(checker.getTypeOfSymbolAtLocation(member, at), `member ${member.name}`);
  }
  return found;
}

/** Members of the language's own types (Error.captureStackTrace, Array.reduce) may well be any. */
function isOurs(symbol: typescript.Symbol): boolean {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
  return file.startsWith(dirname(join(root, "lib/dist/x")));
}

describe("declarations of the library under tslab's TypeScript 5.0.4", function () {
  // Each folder is compiled from scratch, with the types of Node: some seconds on a busy machine.
  this.timeout(120_000);

  it("is the compiler that cells are compiled with", () => {
    assert.equal(ts.version, "5.0.4");
    assert.ok(folders.includes("core") && folders.includes("image"));
  });

  for (const folder of folders) {
    it(`reads every export of voxelbook/${folder} as a real type, never as any`, () => {
      const {program, checker, cell} = compile(
        `import * as folder from "voxelbook/${folder}";\nexport const all = folder;`,
      );
      assert.deepEqual(
        program.getSemanticDiagnostics(cell).map(({messageText}) => messageText),
        [],
      );
      const statement = cell.statements[0];
      assert.ok(statement !== undefined && ts.isImportDeclaration(statement));
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
      assert.ok(module !== undefined);
      const exported = checker.getExportsOfModule(module);
      assert.ok(exported.length > 0);
      const wrong = exported.flatMap((symbol) =>
        anyInside(checker, symbol, cell).map((where) => `${symbol.name}: ${where}`),
      );
      assert.deepEqual(wrong, []);
    });

    it(`reports a wrong type given to what each function of voxelbook/${folder} returns`, () => {
      const {checker, cell} = compile(`import * as folder from "voxelbook/${folder}";\nfolder;`);
      const statement = cell.statements[0];
      assert.ok(statement !== undefined && ts.isImportDeclaration(statement));
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
      assert.ok(module !== undefined);
      const names = checker
        .getExportsOfModule(module)
        .filter(
          (symbol) => checker.getTypeOfSymbolAtLocation(symbol, cell).getCallSignatures().length,
        )
        .map(({name}) => name);

      // A type nobody returns: only `any` and `never` could be assigned to it.
      const lines = names.map(
        (name, i) =>
          `declare const r${i}: ReturnType<typeof folder.${name}>; const w${i}: {readonly nobody: unique symbol} = r${i};`,
      );
      const checked = compile(
        [`import * as folder from "voxelbook/${folder}";`, ...lines, "export {};"].join("\n"),
      );
      const reported = new Set(
        checked.program
          .getSemanticDiagnostics(checked.cell)
          .filter(({code}) => [2322, 2739, 2740, 2741].includes(code))
          .map(({start = 0}) => checked.cell.getLineAndCharacterOfPosition(start).line),
      );
      const silent = names.filter((_, i) => !reported.has(i + 1));
      assert.deepEqual(silent, []);
    });
  }

  it("would find a symbol that came out as any", () => {
    const {checker, cell} = compile("export const loose: any = 1;\nexport function f(x: any) {}");
    const module = checker.getSymbolAtLocation(cell);
    assert.ok(module !== undefined);
    const found = checker
      .getExportsOfModule(module)
      .flatMap((symbol) =>
        anyInside(checker, symbol, cell).map((where) => `${symbol.name}: ${where}`),
      );
    assert.deepEqual(found.sort(), ["f: parameter x", "loose: itself"]);
  });
});
