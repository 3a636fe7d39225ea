import assert from "node:assert/strict";
import {posix} from "node:path";
import {filesBelow, importsOf, layers, read} from "./sources.ts";

describe("layers of lib", () => {
  const files = filesBelow("lib", ".ts").filter((path) => !path.endsWith(".d.ts"));

  it("has only the folders that the design names", () => {
    const folders = new Set(files.map((path) => path.split("/")[1]));
    for (const folder of folders) assert.ok(folder in layers, `lib/${folder} is not in the design`);
  });

  for (const folder of new Set(files.map((path) => path.split("/")[1]))) {
    it(`lib/${folder} imports only folders below its own, by their index`, () => {
      for (const path of files.filter((name) => name.startsWith(`lib/${folder}/`))) {
        for (const name of importsOf(read(path))) {
          if (!name.startsWith(".")) {
            assert.ok(
              !name.startsWith("voxelbook"),
              `${path} imports ${name}: use a relative path`,
            );
            continue;
          }
          const target = posix.normalize(posix.join(posix.dirname(path), name));
          const [, other] = target.split("/");
          if (other === folder) continue;
          assert.ok(layers[folder].includes(other), `${path} may not import ${other}`);
          const index = /^lib\/[^/]+\/index(\.browser)?\.ts$/;
          assert.match(target, index, `${path} must import the index of ${other}`);
        }
      }
    });
  }

  it("has no cycle between files", () => {
    const edges = new Map(
      files.map((path) => [
        path,
        importsOf(read(path))
          .filter((name) => name.startsWith("."))
          .map((name) => posix.normalize(posix.join(posix.dirname(path), name))),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      assert.ok(!trail.includes(path), `cycle: ${[...trail, path].join(" → ")}`);
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of files) visit(path, []);
  });
});
