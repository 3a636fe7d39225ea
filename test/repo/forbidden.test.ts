import assert from "node:assert/strict";
import ts from "typescript";
import {filesBelow, read} from "./sources.ts";

/** What may not stand in a lib folder, and why. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bMath\.random\b/, "randomness is an argument: take an Rng"],
  [/\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/, "a function never reads the clock"],
  [/\bas any\b|:\s*any\b|<any>/, "no any"],
  [/\bas unknown as\b/, "no cast through unknown"],
  [/@ts-(ignore|nocheck|expect-error)/, "no type error is switched off"],
  [/\bexport default\b/, "no default exports"],
];

/** Folders whose files talk to the disk or the network, and so may read the environment. */
const outside = /^lib\/data\//;

/** The one file that measures time, for what shows progress. */
const clock = "lib/display/clock.ts";

describe("forbidden in lib", () => {
  const sources = filesBelow("lib", ".ts").map((path) => ({path, source: read(path)}));

  it("is hidden randomness, the clock, casts and default exports", () => {
    for (const {path, source} of sources) {
      for (const [pattern, why] of forbidden) {
        if ((outside.test(path) || path === clock) && why.includes("clock")) continue;
        assert.doesNotMatch(source, pattern, `${path}: ${why}`);
      }
    }
  });

  it("is what a browser lacks: Node's modules and process; and top-level await", () => {
    for (const {path, source} of sources) {
      if (!outside.test(path)) {
        assert.doesNotMatch(source, /from\s*"node:/, `${path} imports a Node module`);
        assert.doesNotMatch(source, /\bprocess\.(?!getBuiltinModule)[a-z]/, `${path}: process`);
      }
      const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node)) return;
        assert.ok(!ts.isAwaitExpression(node), `${path}: top-level await breaks require of lib`);
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
  });

  it("has no module variable that can change", () => {
    for (const path of filesBelow("lib", ".ts")) {
      const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
      for (const statement of file.statements) {
        if (!ts.isVariableStatement(statement)) continue;
        const constant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
        assert.ok(constant, `${path}: ${statement.getText(file).slice(0, 60)} is not const`);
      }
    }
  });

  it("has no file without a topic", () => {
    for (const path of filesBelow("lib", ".ts")) {
      assert.doesNotMatch(path, /\/(utils?|helpers?|common|misc)\.ts$/, path);
    }
  });
});
