import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {copyFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {CliError} from "../../workbench/cli/error.ts";
import {caseTable} from "../../workbench/cli/features/caseTable.ts";
import type {CaseReply} from "../../workbench/cli/features/extractCase.ts";
import type {FeatureCase, FeatureRun} from "../../workbench/cli/features/featureCase.ts";
import {readTable} from "../../workbench/cli/features/readTable.ts";
import {libraryVersion} from "../../workbench/exercise/libraryVersion.ts";
import {CaseService} from "../../workbench/queue/caseService.ts";
import {queueCases} from "../../workbench/queue/queueCases.ts";
import {readQueueUrl} from "../../workbench/queue/queueUrl.ts";
import {serveQueue} from "../../workbench/queue/serveQueue.ts";
import {SETTINGS, writeCases} from "../cli/featureCases.ts";
import {runCli} from "../cli/runCli.ts";
import {inScratch} from "../data/scratch.ts";
import {describeWithRedis, startRedis, type TestRedis} from "./redis.ts";

const RUN: FeatureRun = {settings: SETTINGS, resampleMask: null, version: libraryVersion()};
const never = new AbortController().signal;

describeWithRedis("features over a queue", function () {
  this.timeout(60_000);
  let redis: TestRedis;
  let served: string[] = [];
  const open: (() => Promise<void>)[] = [];

  before(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await redis.ask("flushall");
    served = [];
  });
  after(() => redis.stop());

  /** Starts a worker in this process. */
  async function worker(jobs = 2, version = libraryVersion()): Promise<void> {
    const stop = new AbortController();
    const service = new CaseService(version);
    let ready: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const serving = serveQueue({
      ...{address: readQueueUrl(redis.url), services: [service], jobs, signal: stop.signal},
      say: () => undefined,
      onJob: ({outcome, line}) => served.push(`${outcome}: ${line}`),
      onReady: ready,
    });
    await Promise.race([started, serving]);
    open.push(async () => {
      stop.abort();
      await serving;
      await service.close();
    });
  }

  /** Measures a table over the queue, or here, and gives the file that it wrote. */
  async function measure(table: string, out: string, queue?: string): Promise<string> {
    const {cases} = await readTable(table, null);
    const where = queue === undefined ? {} : {queue};
    await caseTable(cases, RUN, {format: "wide", out, jobs: 2, silent: true, ...where});
    return readFile(out, "utf8");
  }

  it("gives the same table as one machine, through one worker or two", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 6);
      const here = await measure(table, join(folder, "here.csv"));
      await worker(1);
      await worker(2);
      const out = join(folder, "queue.csv");
      assert.equal(await measure(table, out, redis.url), here);
      assert.equal(served.length, 6);
      assert.equal(existsSync(`${out}.journal`), false);
    }));

  it("gives the same row, and exit code, for a case that fails", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 2);
      const text = await readFile(table, "utf8");
      await writeFile(join(folder, "junk.nii"), "junk");
      const more = "junk,junk.nii,mask.nii.gz,1,HU\ngone,gone.nii,mask.nii.gz,1,HU\n";
      await writeFile(table, `${text}${more}twin,image-0.nii,mask.nii.gz,1,HU\n`);
      await worker();
      const [here, there] = [join(folder, "here.csv"), join(folder, "there.csv")];
      await assert.rejects(measure(table, here), /2 of 5 cases failed: junk, gone/);
      await assert.rejects(measure(table, there, redis.url), /2 of 5 cases failed: junk, gone/);
      assert.equal(await readFile(there, "utf8"), await readFile(here, "utf8"));
      assert.ok(existsSync(`${there}.journal`));
      // What is in the journal is not measured again: the junk alone is.
      served = [];
      await assert.rejects(measure(table, there, redis.url), /2 of 5 cases failed/);
      assert.equal(served.length, 1);
    }));

  it("has a worker refuse files of other bytes, files that are not there, and another version", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 2);
      const {cases} = await readTable(table, null);
      const said: string[] = [];
      const ask = async (one: FeatureCase, run = RUN): Promise<CaseReply[]> => {
        const say = (line: string): void => void said.push(line);
        const {runner, close} = await queueCases(redis.url, {say, patienceMs: 1_200});
        const replies: CaseReply[] = [];
        try {
          const onReply = (reply: CaseReply): void => void replies.push(reply);
          await runner([one], {run, known: new Set(), signal: never, onReply});
        } finally {
          await close();
        }
        return replies;
      };
      await worker();
      assert.equal((await ask(cases[0])).length, 1);

      // The worker sees another file under the same path: the sender has hashed the one before.
      const service = new CaseService(libraryVersion());
      const key = createHash("sha256").update("another file").digest("hex");
      const answer = await service.serve({key, one: cases[1], run: RUN});
      assert.deepEqual(answer, {
        kind: "refused",
        reason: "image-1.nii or mask.nii.gz has other bytes here",
      });
      const gone = {...cases[1], imagePath: join(folder, "gone.nii")};
      const none = await service.serve({key, one: gone, run: RUN});
      assert.equal(none.kind, "refused");
      await service.close();

      const newer = ask(cases[1], {...RUN, version: "9.9.9"});
      await assert.rejects(newer, (error: CliError) => {
        assert.equal(error.exitCode, 3);
        assert.match(error.message, /^features: not measured: case-1: .* needs voxelbook 9\.9\.9/);
        return true;
      });
      assert.match(said.join("\n"), /refuses: the job needs voxelbook 9\.9\.9, here is 0\.1\.0/);
    }));

  it("takes nothing for a job that is none", async () => {
    const service = new CaseService(libraryVersion());
    const one = {id: "a", image: "i", mask: "m", imagePath: "/i", maskPath: "/m"};
    const key = "0".repeat(64);
    const jobs: readonly (readonly [unknown, RegExp])[] = [
      [null, /no job of measuring: it must be object/],
      [{key: "x", one: {}, run: {}}, /\/key must match pattern/],
      [{key, one, run: RUN}, /\/one must have required property 'labels'/],
      [{key, one: {...one, labels: "all", unit: "mm"}, run: RUN}, /\/one\/unit must be equal to/],
      [
        {key, one: {...one, labels: "all", unit: null, more: 1}, run: RUN},
        /\/one must NOT have additional properties/,
      ],
      [
        {key, one: {...one, labels: "all", unit: null}, run: {...RUN, settings: {bins: 3}}},
        /featureSettings/,
      ],
    ];
    for (const [job, rule] of jobs) await assert.rejects(service.serve(job), rule);
    await service.close();
  });

  it("is used by the command, with the options that go with it", () =>
    inScratch(async (folder) => {
      const table = await writeCases(folder, 3);
      await copyFile(table, join(folder, "copy.csv"));
      await worker();
      const common = ["features", "--table", table, "--preset", "ibsi-digital", "--format", "long"];
      const settings = ["--set", 'families=["intensity"]', "--set", 'aggregations=["3D"]'];
      const local = await runCli([...common, ...settings]);
      const remote = await runCli([...common, ...settings, "--queue", redis.url]);
      assert.equal(local.code, 0, local.stderr);
      assert.equal(remote.code, 0, remote.stderr);
      assert.equal(remote.stdout, local.stdout);

      const both = await runCli([...common, "--queue", redis.url, "--jobs", "2"]);
      assert.equal(both.code, 2);
      assert.match(both.stderr, /--jobs does not go with --queue\n {2}fix: give it to the workers/);
      const single = await runCli(["features", "--image", table, "--queue", redis.url]);
      assert.match(single.stderr, /--queue does not go with --image/);
      assert.equal(single.code, 2);
    }));
});
