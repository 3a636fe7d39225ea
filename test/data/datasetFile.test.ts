import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {datasetFile, findLocally} from "../../lib/data/files.ts";
import {DatasetError, type DatasetFault} from "../../lib/data/index.ts";
import {startFileServer, status, whole} from "./fileServer.ts";
import {environmentOf, inScratch, rowOf} from "./scratch.ts";

const FILE = Uint8Array.from({length: 5_000}, (_, i) => (i * 31) & 255);
const QUICK = {pausesMs: [1], silenceMs: 500};

/** Expects a dataset error of one fault, and returns its message. */
async function messageOf(promise: Promise<unknown>, fault: DatasetFault): Promise<string> {
  let message = "";
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof DatasetError, String(error));
    assert.equal(error.fault, fault, error.message);
    message = error.message;
    return true;
  });
  return message;
}

describe("datasetFile", () => {
  it("takes the mirror's file at its usual path, before cache and network", () =>
    inScratch(async (folder) => {
      const info = rowOf(FILE, "http://127.0.0.1:1/never-asked");
      const mirror = join(folder, "mirror");
      await mkdir(join(mirror, "folder"), {recursive: true});
      await writeFile(join(mirror, info.file), FILE);
      const environment = environmentOf(join(folder, "cache"), mirror);
      const found = await datasetFile(info, {environment});
      assert.deepEqual(found, {path: join(mirror, info.file), source: "mirror"});
      assert.ok(!existsSync(join(folder, "cache")), "nothing is copied");
    }));

  it("finds the mirror's file by its hash under any other name", () =>
    inScratch(async (folder) => {
      const info = rowOf(FILE, null);
      const mirror = join(folder, "mirror");
      await mkdir(join(mirror, "deep/er"), {recursive: true});
      await writeFile(join(mirror, "deep/a-same-size"), new Uint8Array(FILE.length));
      await writeFile(join(mirror, "deep/er/renamed"), FILE);
      const found = await datasetFile(info, {environment: environmentOf(folder, mirror)});
      assert.equal(found.path, join(mirror, "deep/er/renamed"));
    }));

  it("says what a mirror holds instead when the file has other bytes", () =>
    inScratch(async (folder) => {
      const info = rowOf(FILE, null);
      const mirror = join(folder, "mirror");
      await mkdir(join(mirror, "folder"), {recursive: true});
      await writeFile(join(mirror, info.file), new Uint8Array(FILE.length));
      const environment = environmentOf(join(folder, "cache"), mirror);
      const message = await messageOf(datasetFile(info, {environment}), "mirror-only");
      assert.match(message, /the mirror's folder\/made-up\.nii\.gz has SHA-256 [0-9a-f]{64}, exp/);
    }));

  it("refuses a mirror that is not a folder", () =>
    inScratch(async (folder) => {
      const environment = environmentOf(folder, join(folder, "not-there"));
      const message = await messageOf(datasetFile(rowOf(FILE, null), {environment}), "mirror");
      assert.match(message, /VOXELBOOK_MIRROR must name a folder, got .*not-there/);
    }));

  it("says that a file without public address needs a mirror", () =>
    inScratch(async (folder) => {
      const environment = environmentOf(folder);
      const message = await messageOf(datasetFile(rowOf(FILE, null), {environment}), "mirror-only");
      assert.match(message, /no public address/);
      assert.match(message, /To get it, set VOXELBOOK_MIRROR/);
    }));

  it("downloads once and then uses the cache", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(whole(FILE));
      const info = rowOf(FILE, server.url);
      const environment = environmentOf(join(folder, "cache"));
      assert.equal((await datasetFile(info, {environment, ...QUICK})).source, "network");
      await server.close();
      const again = await datasetFile(info, {environment, ...QUICK});
      assert.equal(again.source, "cache");
      assert.deepEqual(new Uint8Array(await readFile(again.path)), FILE);
      assert.deepEqual(await readdir(join(folder, "cache")), [info.sha256]);
    }));

  it("downloads once when several ask at the same time", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(whole(FILE));
      const info = rowOf(FILE, server.url);
      const environment = environmentOf(folder);
      const all = await Promise.all(
        [1, 2, 3].map(() => datasetFile(info, {environment, ...QUICK})),
      );
      assert.equal(server.ranges.length, 1);
      assert.deepEqual(all.map(({source}) => source).sort(), ["cache", "cache", "network"]);
      await server.close();
    }));

  it("takes over the lock of a process that is gone", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(whole(FILE));
      const info = rowOf(FILE, server.url);
      // No process can have this number: it is above what Linux, macOS and Windows give.
      await writeFile(join(folder, `${info.sha256}.lock`), "999999999");
      const found = await datasetFile(info, {environment: environmentOf(folder), ...QUICK});
      assert.equal(found.source, "network");
      assert.deepEqual(await readdir(folder), [info.sha256]);
      await server.close();
    }));

  it("replaces a damaged cached file", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(whole(FILE));
      const info = rowOf(FILE, server.url);
      await writeFile(join(folder, info.sha256), new Uint8Array(FILE.length));
      const found = await datasetFile(info, {environment: environmentOf(folder), ...QUICK});
      assert.deepEqual(new Uint8Array(await readFile(found.path)), FILE);
      await server.close();
    }));

  it("names the dataset and three ways to get it when there is no network", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(status(503));
      const info = rowOf(FILE, server.url);
      const environment = environmentOf(folder);
      const message = await messageOf(datasetFile(info, {environment, ...QUICK}), "no-network");
      assert.match(message, /^made-up: http.* cannot be reached/);
      assert.match(message, /voxelbook datasets fetch made-up/);
      assert.match(message, /VOXELBOOK_MIRROR/);
      assert.ok(message.includes(join(folder, info.sha256)), message);
      assert.deepEqual(await readdir(folder), []);
      await server.close();
    }));

  it("says that a cache folder cannot be made", () =>
    inScratch(async (folder) => {
      await writeFile(join(folder, "file"), "");
      const environment = environmentOf(join(folder, "file/cache"));
      const info = rowOf(FILE, "http://127.0.0.1:1/never-asked");
      const message = await messageOf(datasetFile(info, {environment, ...QUICK}), "cache");
      assert.match(message, /set VOXELBOOK_CACHE to a folder that can be written/);
    }));

  it("says how much is free when the file cannot fit", () =>
    inScratch(async (folder) => {
      // More than any disk holds: 2^52 bytes.
      const info = {...rowOf(FILE, "http://127.0.0.1:1/never-asked"), bytes: 2 ** 52};
      const environment = environmentOf(folder);
      const message = await messageOf(datasetFile(info, {environment, ...QUICK}), "disk-full");
      assert.match(message, /bytes are free, the file needs 4503599627370496/);
    }));
});

describe("findLocally", () => {
  it("never asks the network", () =>
    inScratch(async (folder) => {
      const server = await startFileServer(whole(FILE));
      const {found} = await findLocally(rowOf(FILE, server.url), environmentOf(folder));
      assert.equal(found, undefined);
      assert.deepEqual(server.ranges, []);
      await server.close();
    }));
});
