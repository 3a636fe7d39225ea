import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {hashFile} from "../../lib/data/files.ts";
import {parseManifest} from "../../lib/data/manifest.ts";

const path = fileURLToPath(new URL("../../datasets/manifest.json", import.meta.url));
const rows = [...parseManifest(readFileSync(path, "utf8"), path).values()];
const licences = ["CC BY 3.0", "McGill permission notice", "PDDL 1.0", "CC0 1.0", "none stated"];

describe("datasets/manifest.json", () => {
  it("has ids of lower-case words, and no file or checksum twice", () => {
    for (const {id} of rows) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const key of ["id", "file", "sha256"] as const) {
      assert.equal(new Set(rows.map((row) => row[key])).size, rows.length, `a ${key} comes twice`);
    }
  });

  it("has for each file a known licence, its wording, and an unpretentious size", () => {
    for (const row of rows) {
      assert.ok(licences.includes(row.licence), `${row.id}: licence ${row.licence}`);
      if (row.licence === "CC BY 3.0") {
        for (const part of ["Vallieres", "10.7937/K9/TCIA.2015.7GO2GSKS", "Zwanenburg", "CC BY"]) {
          assert.ok(row.attribution.includes(part), `${row.id}: the attribution lacks ${part}`);
        }
      }
      if (row.licence === "McGill permission notice") {
        assert.match(row.attribution, /^Copyright \(C\) .*Louis Collins.*above copyright notice/);
      }
      if (row.licence === "none stated") {
        assert.ok(row.mirrorOnly, `${row.id} has no licence and may not be fetched for everybody`);
        assert.match(row.attribution, /no licence text/);
      }
      // A lesson's files stay small; a larger one belongs in another list.
      assert.ok(row.bytes < 5_000_000, `${row.id} has ${row.bytes} bytes`);
    }
  });

  it("pins each address to a commit, so that it cannot change under its checksum", () => {
    const pinned = /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/[0-9a-f]{40}\//;
    for (const {id, url, mirrorOnly} of rows) {
      if (url === null) assert.ok(mirrorOnly, id);
      else assert.match(url, pinned, id);
    }
  });

  it("gives each image the unit of its modality, and each mask to an image", () => {
    const ids = new Set(rows.map(({id}) => id));
    for (const {id, kind, unit} of rows) {
      if (kind === "mask") assert.ok(ids.has(id.replace(/-gtv$/, "")), `${id} has no image`);
      else if (/-ct$|^dicom-ct/.test(id)) assert.equal(unit, "HU", id);
      else assert.equal(unit, /-pet$/.test(id) ? "SUV" : "1", id);
    }
  });

  it("has a line in the README for each family of ids", () => {
    const readme = readFileSync(join(path, "../README.md"), "utf8");
    for (const {id} of rows) {
      const named = id.startsWith("sts-") ? "`sts-NNN-ct`" : `\`${id}\``;
      assert.ok(readme.includes(named), `${id} is not in datasets/README.md`);
    }
  });
});

describe("the mirror", () => {
  const mirror = process.env["VOXELBOOK_MIRROR"];

  it("has every file of the manifest, with its bytes", async function () {
    if (!mirror) return this.skip();
    for (const {id, file, sha256} of rows) {
      assert.ok(existsSync(join(mirror, file)), `${id}: ${file} is not in the mirror`);
      assert.equal(await hashFile(join(mirror, file)), sha256, id);
    }
  });

  it("has no image that the manifest does not name", async function () {
    if (!mirror) return this.skip();
    const known = new Set(rows.map(({file}) => file));
    for (const entry of await readdir(mirror, {recursive: true, withFileTypes: true})) {
      if (!entry.isFile() || !/\.(nii(\.gz)?|dcm|nrrd|png|jpg)$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name).slice(join(mirror, "/").length);
      assert.ok(known.has(file), `${file} is not in the manifest`);
    }
  });
});

describe("the repository", () => {
  it("carries no image file", async () => {
    const files = await readdir(join(path, ".."));
    assert.deepEqual(files.sort(), ["README.md", "manifest.json"]);
  });
});
