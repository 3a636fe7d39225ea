import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {
  DatasetError,
  datasetInfo,
  loadShippedFile,
  loadShippedModel,
  loadVolume,
  loadVolumeOr,
  shippedFiles,
} from "../../lib/data/index.browser.ts";
import {createVolume, writeNifti} from "../../lib/image/index.ts";
import {sha256Of} from "./scratch.ts";

const ct = createVolume(Int16Array.of(-1000, 0, 45), {
  shape: [3, 1, 1],
  spacing: [1, 1, 1],
  unit: "HU",
});
const bytes = writeNifti(ct);
const row = {
  id: "small-ct",
  title: "A small CT",
  kind: "image",
  unit: "HU",
  file: "small/ct.nii",
  url: "https://example.org/ct.nii",
  bytes: bytes.length,
  sha256: sha256Of(bytes),
  licence: "CC0 1.0",
  attribution: "nobody",
};
const wrong = {...row, id: "wrong-ct", file: "small/wrong.nii", sha256: "1".repeat(64)};
const absent = {...row, id: "absent-ct", file: "small/absent.nii", sha256: "2".repeat(64)};
const study = new TextEncoder().encode('{"version": 1}');
const shipped = [
  {id: "study.json", bytes: study.length, sha256: sha256Of(study)},
  {id: "broken.safetensors", bytes: bytes.length, sha256: wrong.sha256},
];
const manifest = JSON.stringify({version: 1, datasets: [row, wrong, absent], shipped});

/** Stands for the request object that a worker has and Node has not: it knows one manifest. */
class ManifestRequest {
  status = 0;
  responseText = "";
  open(method: string, url: string, isAsync: boolean): void {
    this.status = method === "GET" && url.endsWith("/data/manifest.json") && !isAsync ? 200 : 404;
  }
  send(): void {
    this.responseText = manifest;
  }
}

describe("the browser's entry", () => {
  const place = globalThis as {[key: symbol | string]: unknown};
  const key = Symbol.for("voxelbook.data");
  const server = createServer((request, response) => {
    const name = (request.url ?? "").replace("/data/", "");
    if (name === row.sha256) response.end(bytes);
    else if (name === shipped[0].sha256) response.end(study);
    else if (name === wrong.sha256) response.end(bytes.map((byte) => byte ^ 1));
    else response.writeHead(404).end();
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    place["XMLHttpRequest"] = ManifestRequest;
    place[key] = {base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`};
  });
  after(async () => {
    delete place["XMLHttpRequest"];
    delete place[key];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("describes a dataset from the book's manifest", () => {
    assert.equal(datasetInfo("small-ct").title, "A small CT");
  });

  it("reads a volume from the book's own copy", async () => {
    const volume = await loadVolume("small-ct");
    assert.deepEqual([...volume.data], [-1000, 0, 45]);
    assert.equal(volume.unit, "HU");
  });

  it("brings the files that come with the library from the book, each checked", async () => {
    assert.deepEqual(shippedFiles(), ["broken.safetensors", "study.json"]);
    assert.deepEqual(await loadShippedFile("study.json"), study);
    await assert.rejects(loadShippedModel("broken"), (error: unknown) => {
      assert.ok(error instanceof DatasetError && error.fault === "checksum", String(error));
      return true;
    });
    await assert.rejects(loadShippedModel("study"), {
      name: "DatasetError",
      message:
        'loadShippedFile: name must be a file that comes with the library (study.json, broken.safetensors), got "study.safetensors"; did you mean "broken.safetensors"?',
    });
  });

  it("names expected and got checksum for wrong bytes", async () => {
    await assert.rejects(loadVolume("wrong-ct"), (error: unknown) => {
      assert.ok(error instanceof DatasetError && error.fault === "checksum", String(error));
      assert.match(error.message, /^wrong-ct: SHA-256 of http.* must be 1{64}, got [0-9a-f]{64}$/);
      return true;
    });
  });

  it("shows the stand-in, with a note, for a file that the book does not carry", async () => {
    const {source, note} = await loadVolumeOr("absent-ct", () => ct);
    assert.equal(source, "stand-in");
    assert.match(note, /absent-ct .*this book does not carry the file/);
  });

  it("imports no Node module in any of its files", () => {
    for (const name of [
      "browser",
      "decode",
      "manifest",
      "shippedFile",
      "standIn",
      "datasetError",
    ]) {
      const path = new URL(`../../lib/data/${name}.ts`, import.meta.url);
      assert.doesNotMatch(readFileSync(path, "utf8"), /"node:/, name);
    }
  });
});
