import assert from "node:assert/strict";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {datasetInfo} from "../../lib/data/index.ts";
import {inScratch} from "../data/scratch.ts";
import {runCli} from "./runCli.ts";

const mirror = process.env["VOXELBOOK_MIRROR"];
const DEAD = {VOXELBOOK_MIRROR: undefined};

describe("voxelbook datasets", () => {
  // The first command loads every module of the command line.
  before(async function () {
    this.timeout(60_000);
    await runCli(["datasets", "--help"]);
  });

  for (const command of [[], ["list"], ["fetch"], ["verify"], ["path"]]) {
    it(`datasets ${command.join(" ")} --help shows an example`, async () => {
      const {code, stdout} = await runCli(["datasets", ...command, "--help"]);
      assert.equal(code, 0);
      assert.match(stdout, /Examples?:\n {2}voxelbook datasets /);
    });
  }

  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["datasets", "fetch"], /give at least one id, or --all/],
    [["datasets", "fetch", "sts-002-ct", "--all"], /give ids or --all, got both \(sts-002-ct\)/],
    [["datasets", "fetch", "sts-002-tc"], /got "sts-002-tc"; did you mean "sts-002-ct"\?/],
    [["datasets", "verify", "nothing"], /got "nothing"/],
    [["datasets", "path"], /missing required argument 'id'/],
    [["datasets", "fetch", "--al"], /unknown option '--al'/],
    [["datasets", "lst"], /unknown command 'lst'/],
  ];
  for (const [args, message] of wrong) {
    it(`answers "${args.join(" ")}" with exit code 2 and what was wrong`, async () => {
      const {code, stdout, stderr} = await runCli(args, DEAD);
      assert.match(stderr, message);
      assert.equal(code, 2);
      assert.equal(stdout, "");
    });
  }

  it("list fits 80 columns and says where each file is", () =>
    inScratch(async (folder) => {
      const {code, stdout} = await runCli(["datasets", "list"], {...DEAD, VOXELBOOK_CACHE: folder});
      assert.equal(code, 0);
      const lines = stdout.split("\n");
      for (const line of lines) assert.ok(line.length <= 80, line);
      assert.match(lines[1], /^sts-002-ct +image +1\.8 MB +HU +CC BY 3\.0 +-$/);
      assert.match(stdout, /head-t1-2mm .* mirror only\n/);
      assert.match(stdout, /0 of 111 are here/);
    }));

  it("list --json has every field of the manifest, alone on stdout", () =>
    inScratch(async (folder) => {
      const variables = {...DEAD, VOXELBOOK_CACHE: folder};
      const {stdout, stderr} = await runCli(["datasets", "list", "--json"], variables);
      const {datasets} = JSON.parse(stdout) as {datasets: Record<string, unknown>[]};
      assert.deepEqual(datasets[0], {...datasetInfo("sts-002-ct"), path: null, source: null});
      assert.equal(stderr, "");
    }));

  it("path of a file that is not here gives exit code 3 and the command that brings it", () =>
    inScratch(async (folder) => {
      const variables = {...DEAD, VOXELBOOK_CACHE: folder};
      const {code, stderr} = await runCli(["datasets", "path", "sts-002-ct"], variables);
      assert.equal(code, 3);
      assert.match(stderr, /fix: voxelbook datasets fetch sts-002-ct/);
    }));

  it("fetch of a file without public address says so with exit code 3", () =>
    inScratch(async (folder) => {
      const variables = {...DEAD, VOXELBOOK_CACHE: folder};
      const {code, stderr} = await runCli(["datasets", "fetch", "dicom-ct-small"], variables);
      assert.equal(code, 3);
      assert.match(stderr, /dicom-ct-small: this file has no public address/);
    }));

  it("a mirror that is no folder gives exit code 3", () =>
    inScratch(async (folder) => {
      const variables = {VOXELBOOK_MIRROR: join(folder, "none"), VOXELBOOK_CACHE: folder};
      const {code, stderr} = await runCli(["datasets", "list"], variables);
      assert.equal(code, 3);
      assert.match(stderr, /VOXELBOOK_MIRROR must name a folder/);
    }));

  it("verify names a damaged file with both checksums, and fails", () =>
    inScratch(async (folder) => {
      const {sha256, bytes} = datasetInfo("sts-002-ct-gtv");
      await writeFile(join(folder, sha256), new Uint8Array(bytes));
      const variables = {...DEAD, VOXELBOOK_CACHE: folder};
      const {code, stdout} = await runCli(["datasets", "verify"], variables);
      assert.equal(code, 1);
      assert.match(
        stdout,
        new RegExp(`sts-002-ct-gtv: differs: .*expected SHA-256 ${sha256}, got`),
      );
      assert.match(stdout, /0 right, 1 differ, 110 not here/);
    }));

  it("fetch from a mirror prints the path, and verify and path agree", async function () {
    if (!mirror) return this.skip();
    const fetched = await runCli(["datasets", "fetch", "sts-002-ct", "--json"]);
    assert.equal(fetched.code, 0);
    const {datasets} = JSON.parse(fetched.stdout) as {datasets: {path: string; source: string}[]};
    assert.equal(datasets[0].source, "mirror");
    const {stdout} = await runCli(["datasets", "path", "sts-002-ct"]);
    assert.equal(stdout, `${datasets[0].path}\n`);
    assert.equal((await runCli(["datasets", "verify", "sts-002-ct"])).code, 0);
  });

  it("verify names a wrong file of the mirror", () =>
    inScratch(async (folder) => {
      const {file} = datasetInfo("head-t1-2mm");
      await mkdir(join(folder, "head_t1_defaced"));
      await writeFile(join(folder, file), "short");
      const variables = {VOXELBOOK_MIRROR: folder, VOXELBOOK_CACHE: join(folder, "cache")};
      const {code, stdout} = await runCli(["datasets", "verify", "head-t1-2mm"], variables);
      assert.equal(code, 1);
      assert.match(stdout, /the mirror's head_t1_defaced.* has 5 bytes, expected 593392/);
    }));
});
