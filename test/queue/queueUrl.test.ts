import assert from "node:assert/strict";
import type {CliError} from "../../workbench/cli/error.ts";
import {readQueueUrl} from "../../workbench/queue/queueUrl.ts";

describe("readQueueUrl", () => {
  it("reads host, port and database, with what Redis has where they are left out", () => {
    assert.deepEqual(readQueueUrl("redis://queue.example.org", {}), {
      host: "queue.example.org",
      port: 6379,
      db: 0,
      tls: false,
      shown: "redis://queue.example.org:6379/0",
    });
    const {host, port, db, tls, shown} = readQueueUrl("rediss://[::1]:7000/3", {});
    assert.deepEqual([host, port, db, tls], ["::1", 7000, 3, true]);
    assert.equal(shown, "rediss://[::1]:7000/3");
  });

  it("reads user and password, and shows neither", () => {
    const {username, password, shown} = readQueueUrl("redis://grader:p%40ss%2Fword@h:1/0", {});
    assert.deepEqual([username, password, shown], ["grader", "p@ss/word", "redis://h:1/0"]);
  });

  it("takes the password from the environment where the URL has none", () => {
    const env = {VOXELBOOK_QUEUE_PASSWORD: "beside"};
    assert.equal(readQueueUrl("redis://h/0", env).password, "beside");
    assert.equal(readQueueUrl("redis://:inside@h/0", env).password, "inside");
  });

  const bad: readonly (readonly [url: string, rule: RegExp])[] = [
    ["localhost", /must be a URL, got something else/],
    ["s3cret@h:6379", /must be a URL|must begin with redis/],
    ["http://u:s3cret@h", /must begin with redis:\/\/ or rediss:\/\/, got http:/],
    ["redis:///0", /must name a host, got none/],
    ["redis://u:s3cret@h/queue", /must be the number of a database, got \/queue/],
    ["redis://u:s3cret@h/-1", /must be the number of a database, got \/-1/],
    ["redis://u:s3cret@h/0?tls=1", /must end with the database, got \? or #/],
    ["redis://u:s3cret%zz@h/0", /the password must be percent-encoded/],
    ["redis://u:s3cret@h:99999/0", /must be a URL/],
  ];
  for (const [url, rule] of bad) {
    it(`refuses ${url} without repeating a password`, () => {
      assert.throws(
        () => readQueueUrl(url, {}),
        (error: CliError) => {
          assert.match(error.message, rule);
          assert.doesNotMatch(`${error.message} ${error.fix}`, /s3cret/);
          assert.equal(error.exitCode, 3);
          return true;
        },
      );
    });
  }
});
