import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {readdir, readFile, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type DownloadOptions, download} from "../../lib/data/download.ts";
import {DatasetError} from "../../lib/data/index.ts";
import {
  type Answer,
  type FileServer,
  ranged,
  redirect,
  stalled,
  startFileServer,
  status,
  truncated,
  whole,
} from "./fileServer.ts";
import {inScratch, rowOf} from "./scratch.ts";

// 40 kB that differ everywhere: several chunks, small enough for paper-thin tests.
const FILE = Uint8Array.from({length: 40_000}, (_, i) => (i * 2654435761) >>> 24);

// Pauses and silences short enough for a test; their ratio to the real ones does not matter.
const QUICK: DownloadOptions = {pausesMs: [1, 1], silenceMs: 500};

/** Runs a download against a server with these answers. */
async function downloading(
  answers: readonly Answer[],
  work: (folder: string, server: FileServer) => Promise<void>,
): Promise<void> {
  const server = await startFileServer(...answers);
  try {
    await inScratch((folder) => work(folder, server));
  } finally {
    await server.close();
  }
}

/** Expects a dataset error of one fault, and returns its message. */
async function messageOf(promise: Promise<unknown>, fault: string): Promise<string> {
  let message = "";
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof DatasetError, String(error));
    assert.equal(error.fault, fault, error.message);
    message = error.message;
    return true;
  });
  return message;
}

describe("download", () => {
  it("puts the whole file under its SHA-256 and reports growing bytes", () =>
    downloading([whole(FILE)], async (folder, {url}) => {
      const seen: number[] = [];
      const info = rowOf(FILE, url);
      const path = await download(info, folder, {...QUICK, onProgress: (n) => seen.push(n)});
      assert.equal(path, join(folder, info.sha256));
      assert.deepEqual(new Uint8Array(await readFile(path)), FILE);
      assert.deepEqual(await readdir(folder), [info.sha256]);
      assert.equal(seen.at(-1), FILE.length);
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
      );
    }));

  it("goes on where the connection broke, by asking for the rest", () =>
    downloading([truncated(FILE, 15_000), ranged(FILE)], async (folder, server) => {
      const path = await download(rowOf(FILE, server.url), folder, QUICK);
      assert.deepEqual(new Uint8Array(await readFile(path)), FILE);
      assert.equal(server.ranges.length, 2);
      assert.match(server.ranges[1], /^bytes=[1-9]\d*-$/);
    }));

  it("goes on with a partial file of an earlier day", () =>
    downloading([ranged(FILE)], async (folder, server) => {
      const info = rowOf(FILE, server.url);
      await writeFile(join(folder, `${info.sha256}.part`), FILE.subarray(0, 30_000));
      const path = await download(info, folder, QUICK);
      assert.deepEqual(new Uint8Array(await readFile(path)), FILE);
      assert.deepEqual(server.ranges, ["bytes=30000-"]);
    }));

  it("starts again when the server does not know ranges", () =>
    downloading([whole(FILE)], async (folder, {url}) => {
      const info = rowOf(FILE, url);
      await writeFile(join(folder, `${info.sha256}.part`), FILE.subarray(0, 30_000));
      const path = await download(info, folder, QUICK);
      assert.deepEqual(new Uint8Array(await readFile(path)), FILE);
    }));

  it("starts once more from nothing when the earlier partial file was wrong", () =>
    downloading([ranged(FILE)], async (folder, server) => {
      const info = rowOf(FILE, server.url);
      await writeFile(join(folder, `${info.sha256}.part`), new Uint8Array(30_000));
      const path = await download(info, folder, QUICK);
      assert.deepEqual(new Uint8Array(await readFile(path)), FILE);
      assert.deepEqual(server.ranges, ["bytes=30000-", ""]);
    }));

  it("drops a partial file that is longer than the file", () =>
    downloading([ranged(FILE)], async (folder, server) => {
      const info = rowOf(FILE, server.url);
      await writeFile(join(folder, `${info.sha256}.part`), new Uint8Array(FILE.length + 1));
      await download(info, folder, QUICK);
      assert.deepEqual(server.ranges, [""]);
    }));

  it("follows a redirection, with the range", () =>
    downloading([ranged(FILE)], async (folder, server) => {
      const front = await startFileServer(redirect(server.url));
      try {
        const info = rowOf(FILE, front.url);
        await writeFile(join(folder, `${info.sha256}.part`), FILE.subarray(0, 10));
        await download(info, folder, QUICK);
        assert.deepEqual(server.ranges, ["bytes=10-"]);
      } finally {
        await front.close();
      }
    }));

  it("names file, expected and got checksum for other bytes, and keeps nothing", () =>
    downloading([whole(FILE.map((byte) => byte ^ 1))], async (folder, {url}) => {
      const info = rowOf(FILE, url);
      const message = await messageOf(download(info, folder, QUICK), "checksum");
      assert.match(message, /^made-up: /);
      assert.ok(message.includes(`must be ${info.sha256}, got `), message);
      assert.deepEqual(await readdir(folder), []);
    }));

  it("refuses a file that is longer than the manifest says", () =>
    downloading([whole(Uint8Array.of(...FILE, 1, 2, 3))], async (folder, {url}) => {
      const message = await messageOf(download(rowOf(FILE, url), folder, QUICK), "checksum");
      assert.match(message, /more than 40000 bytes/);
      assert.deepEqual(await readdir(folder), []);
    }));

  it("tries again after a passing failure of the server", () =>
    downloading([status(503), status(429), whole(FILE)], async (folder, server) => {
      await download(rowOf(FILE, server.url), folder, QUICK);
      assert.equal(server.ranges.length, 3);
    }));

  it("gives up after the last pause and says how often it tried and why", () =>
    downloading([status(503)], async (folder, server) => {
      const message = await messageOf(
        download(rowOf(FILE, server.url), folder, QUICK),
        "no-network",
      );
      assert.match(message, /cannot be reached \(the server answered 503; 3 attempts\)/);
      assert.equal(server.ranges.length, 3);
    }));

  it("does not repeat a request for a file that is gone", () =>
    downloading([status(404)], async (folder, server) => {
      const message = await messageOf(
        download(rowOf(FILE, server.url), folder, QUICK),
        "not-found",
      );
      assert.match(message, /the server answered 404 for http:\/\/127/);
      assert.equal(server.ranges.length, 1);
    }));

  it("gives up on a server that falls silent, and keeps what came for the next time", () =>
    downloading([stalled(FILE, 8_000)], async (folder, {url}) => {
      const info = rowOf(FILE, url);
      const options = {pausesMs: [], silenceMs: 100};
      const message = await messageOf(download(info, folder, options), "no-network");
      assert.match(message, /no byte came for 100 ms/);
      const kept = await readFile(join(folder, `${info.sha256}.part`));
      assert.ok(kept.length > 0 && kept.length <= 8_000, `${kept.length} bytes kept`);
    }));

  it("says that nothing listens at the address", async () => {
    const server = await startFileServer(whole(FILE));
    await server.close();
    await inScratch(async (folder) => {
      const message = await messageOf(
        download(rowOf(FILE, server.url), folder, QUICK),
        "no-network",
      );
      assert.match(message, /ECONNREFUSED/);
    });
  });

  it("asks once where the host's name is unknown, since without a network a pause changes nothing", async () => {
    const fetched = globalThis.fetch;
    let calls = 0;
    globalThis.fetch = () => {
      calls++;
      const cause = Object.assign(new Error("getaddrinfo ENOTFOUND a.host"), {code: "ENOTFOUND"});
      return Promise.reject(new TypeError("fetch failed", {cause}));
    };
    try {
      await inScratch(async (folder) => {
        const info = rowOf(FILE, "http://a.host/file");
        const message = await messageOf(download(info, folder, QUICK), "no-network");
        assert.match(message, /cannot be reached \(getaddrinfo ENOTFOUND a\.host\)/);
        assert.equal(calls, 1);
      });
    } finally {
      globalThis.fetch = fetched;
    }
  });

  it("stops at the caller's signal and keeps the partial file", () =>
    downloading([stalled(FILE, 8_000)], async (folder, {url}) => {
      const stop = new AbortController();
      const info = rowOf(FILE, url);
      const onProgress = () => stop.abort();
      await messageOf(
        download(info, folder, {...QUICK, onProgress, signal: stop.signal}),
        "stopped",
      );
      assert.ok(existsSync(join(folder, `${info.sha256}.part`)));
      assert.ok(!existsSync(join(folder, info.sha256)));
    }));

  it("says that the disk is full, with the place and the size needed", async function () {
    // Linux offers a device that is always full; other systems have nothing like it.
    if (!existsSync("/dev/full")) return this.skip();
    await downloading([whole(FILE)], async (folder, {url}) => {
      const info = rowOf(FILE, url);
      const part = join(folder, `${info.sha256}.part`);
      await symlink("/dev/full", part);
      const message = await messageOf(download(info, folder, QUICK), "disk-full");
      assert.ok(message.includes(part) && message.includes("40000 bytes"), message);
      assert.deepEqual(await readdir(folder), []);
    });
  });
});
