import assert from "node:assert/strict";
import {DatasetError} from "../../lib/data/index.ts";
import {findDataset, parseManifest} from "../../lib/data/manifest.ts";

const row = {
  id: "a-ct",
  title: "A CT",
  kind: "image",
  unit: "HU",
  file: "a/ct.nii.gz",
  url: "https://example.org/ct.nii.gz",
  bytes: 3,
  sha256: "0".repeat(64),
  licence: "CC0 1.0",
  attribution: "nobody",
};
const text = (...datasets: unknown[]) => JSON.stringify({version: 1, datasets});

describe("parseManifest", () => {
  it("reads a row and marks one without address as mirror-only", () => {
    const manifest = parseManifest(text(row, {...row, id: "b", url: null}), "m.json");
    assert.deepEqual(manifest.get("a-ct"), {...row, mirrorOnly: false});
    assert.equal(manifest.get("b")?.mirrorOnly, true);
    assert.deepEqual([...manifest.keys()], ["a-ct", "b"]);
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["{", /m\.json is not JSON/],
    ['{"version": 2, "datasets": []}', /must have version 1.*got version 2/],
    [text({...row, sha256: "abc"}), /dataset 0 \(a-ct\): sha256 must be 64 .*got abc/],
    [text({...row, bytes: 0}), /bytes must be a whole number of at least 1, got 0/],
    [text({...row, unit: "Gy"}), /unit must be one of HU.*got Gy/],
    [text({...row, kind: "movie"}), /kind must be image or mask, got movie/],
    [text({...row, url: "ftp://x"}), /url must be an http address or null, got ftp/],
    [text({...row, licence: ""}), /licence must be a text/],
    [text(row, row), /dataset 1: id a-ct comes twice/],
  ];
  for (const [source, message] of wrong) {
    it(`refuses a manifest with ${message.source}`, () => {
      assert.throws(() => parseManifest(source, "m.json"), {name: "FormatError", message});
    });
  }
});

describe("findDataset", () => {
  const manifest = parseManifest(text(row), "m.json");

  it("proposes the nearest id for a misspelt one", () => {
    assert.throws(() => findDataset(manifest, "a-tc", "loadVolume"), {
      message: 'loadVolume: id must be a dataset of the manifest, got "a-tc"; did you mean "a-ct"?',
    });
  });

  it("proposes nothing for an id that is like none", () => {
    assert.throws(
      () => findDataset(manifest, "zebrafish", "loadVolume"),
      (error: unknown) => error instanceof DatasetError && !error.message.includes("did you mean"),
    );
  });
});
