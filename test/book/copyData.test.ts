import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {parseShipped} from "../../lib/data/shippedFile.ts";
import {loadShippedFile, shippedFiles} from "../../lib/data/index.ts";
import {copyData} from "../../workbench/book/copyData.ts";
import {inScratch, sha256Of} from "../data/scratch.ts";

describe("copyData", () => {
  it("carries the library's files that a chapter names, under their sums, and no others", () =>
    inScratch(async (folder) => {
      const [name] = shippedFiles();
      await copyData(folder, {ids: new Set(), shipped: new Set([name, "absent.json"])});
      const bytes = await loadShippedFile(name);
      const sha256 = sha256Of(bytes);
      assert.deepEqual((await readdir(join(folder, "data"))).sort(), [sha256, "manifest.json"]);
      assert.deepEqual(new Uint8Array(await readFile(join(folder, "data", sha256))), bytes);
      const manifest = await readFile(join(folder, "data/manifest.json"), "utf8");
      const rows = parseShipped(manifest, "manifest.json");
      assert.deepEqual([...rows.values()], [{id: name, bytes: bytes.length, sha256}]);
    }));
});
