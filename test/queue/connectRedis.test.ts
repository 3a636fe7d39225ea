import assert from "node:assert/strict";
import {once} from "node:events";
import {createServer as createHttpServer} from "node:http";
import {type AddressInfo, createServer, type Server} from "node:net";
import type {CliError} from "../../workbench/cli/error.ts";
import {connectRedis} from "../../workbench/queue/connectRedis.ts";
import {readQueueUrl} from "../../workbench/queue/queueUrl.ts";
import {describeWithRedis, freePort, startRedis} from "./redis.ts";

const SECRET = "open-sesame";

/** Tries to connect, and gives the error with its fix as one text. */
async function faultOf(url: string, env: Record<string, string> = {}): Promise<string> {
  try {
    const redis = await connectRedis(readQueueUrl(url, env));
    redis.disconnect();
    return "none";
  } catch (error) {
    const {message, fix, exitCode} = error as CliError;
    return `${exitCode} ${message}; ${fix}`;
  }
}

describe("connecting to what is no Redis", function () {
  this.timeout(30_000);
  const servers: Server[] = [];
  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  after(() => {
    for (const server of servers) server.close();
  });

  it("says that nothing listens", async () => {
    const fault = await faultOf(`redis://:${SECRET}@127.0.0.1:${await freePort()}/0`);
    assert.match(fault, /^3 --queue: nothing listens at redis:.*apt-get install redis-server/);
    assert.doesNotMatch(fault, new RegExp(SECRET));
  });

  it("says that a web server is none", async () => {
    const port = await listen(createHttpServer((_, response) => response.end("hello")));
    const fault = await faultOf(`redis://:${SECRET}@127.0.0.1:${port}/0`);
    assert.match(fault, /^3 --queue: .* answers, but not as Redis does/);
    assert.doesNotMatch(fault, new RegExp(SECRET));
  });

  it("gives up a server that never answers", async () => {
    const port = await listen(createServer());
    assert.match(await faultOf(`redis://127.0.0.1:${port}/0`), /^3 --queue: .* not as Redis does/);
  });

  it("says that a name is unknown", async () => {
    const fault = await faultOf("redis://nowhere.invalid/0");
    assert.match(fault, /^3 --queue: no machine is called nowhere\.invalid/);
  });
});

describeWithRedis("connecting to a Redis", function () {
  this.timeout(30_000);

  it("lets in who has the password, in the URL or beside it, and never repeats a wrong one", async () => {
    const redis = await startRedis("--requirepass", SECRET);
    try {
      const place = `127.0.0.1:${redis.port}/0`;
      assert.equal(await faultOf(`redis://:${SECRET}@${place}`), "none");
      const env = {VOXELBOOK_QUEUE_PASSWORD: SECRET};
      assert.equal(await faultOf(`redis://${place}`, env), "none");
      const missing = await faultOf(`redis://${place}`);
      assert.match(missing, /^3 --queue: redis:.* \(no password was given\); set VOXELBOOK_QUEUE/);
      const wrong = await faultOf(`redis://:not-${SECRET}@${place}`);
      assert.match(wrong, /^3 --queue: redis:.* another user or password \(it was refused\)/);
      assert.doesNotMatch(wrong, new RegExp(SECRET));
    } finally {
      await redis.stop();
    }
  });

  it("refuses a database that is not there, and a Redis that may forget jobs", async () => {
    const redis = await startRedis("--maxmemory-policy", "allkeys-lru", "--databases", "2");
    try {
      const place = `127.0.0.1:${redis.port}`;
      assert.match(await faultOf(`redis://${place}/5`), /^3 .*: there is no such database/);
      const fault = await faultOf(`redis://${place}/1`);
      assert.match(fault, /^3 .*drops what it holds.*CONFIG SET maxmemory-policy noeviction/);
    } finally {
      await redis.stop();
    }
  });

  it("says that a Redis without TLS has none", async () => {
    const redis = await startRedis();
    try {
      const fault = await faultOf(`rediss://127.0.0.1:${redis.port}/0`);
      assert.match(fault, /^3 --queue: .*then redis:\/\//);
    } finally {
      await redis.stop();
    }
  });
});
