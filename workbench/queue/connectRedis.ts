import {isIP} from "node:net";
import {Redis, type RedisOptions} from "ioredis";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {PASSWORD_VARIABLE, type QueueAddress} from "./queueUrl.ts";

/** The oldest Redis that has what the queue needs. */
const OLDEST = [6, 2] as const;
const CONNECT_MS = 5_000;

/** Options that every connection has in common. */
function optionsOf({host, port, db, username, password, tls}: QueueAddress): RedisOptions {
  return {
    host,
    port,
    db,
    ...(username === undefined ? {} : {username}),
    ...(password === undefined ? {} : {password}),
    ...(tls ? {tls: isIP(host) === 0 ? {servername: host} : {}} : {}),
    connectTimeout: CONNECT_MS,
    lazyConnect: true,
    // Commands wait while the connection is away; who watches it decides for how long.
    maxRetriesPerRequest: null,
  };
}

/** Says what a failed first connection means, and what mends it. */
function explain(address: QueueAddress, error: Error & {code?: string}): CliError {
  const {shown, host, tls} = address;
  const fail = (message: string, fix: string): CliError =>
    new CliError(`--queue: ${message}`, {exitCode: ENVIRONMENT, fix});
  const text = error.message;
  if (/NOAUTH|WRONGPASS|invalid password|invalid username|without any password/i.test(text)) {
    const given = address.password === undefined ? "no password was given" : "it was refused";
    return fail(
      `${shown} asks for another user or password (${given})`,
      `set ${PASSWORD_VARIABLE}, or write redis://USER:PASSWORD@HOST:PORT/0`,
    );
  }
  if (/NOPERM/.test(text)) {
    return fail(
      `${shown} does not let this user in: ${text}`,
      "give the user the commands of BullMQ: +@all ~voxelbook:*",
    );
  }
  if (/DB index/i.test(text)) {
    return fail(`${shown}: there is no such database`, "give another number after the port, as /0");
  }
  if (/Protocol error|not a Redis/i.test(text)) {
    return fail(`${shown} answers, but not as Redis does`, "check host and port; Redis has 6379");
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(error.code ?? text)) {
    return fail(`no machine is called ${host}`, "check the name of the host");
  }
  if (/wrong version number|EPROTO|packet length|SSL|certificate/i.test(`${error.code} ${text}`)) {
    return fail(
      `${shown}: no secure connection came about (${text.slice(0, 120)})`,
      tls ? "is it a Redis without TLS? then redis://" : "does it want TLS? then rediss://",
    );
  }
  if (error.code === "ECONNREFUSED") {
    return fail(
      `nothing listens at ${shown}`,
      "start Redis there (Debian: apt-get install redis-server), or check host and port",
    );
  }
  return fail(
    `${shown} cannot be reached: ${error.code ?? text.slice(0, 120)}`,
    `check host, port and firewall; or ${tls ? "it has no TLS: then redis://" : "it wants TLS: then rediss://"}`,
  );
}

/** Reads the facts that INFO lists, by name. */
async function factsOf(redis: Redis): Promise<ReadonlyMap<string, string>> {
  const text = await redis.info();
  const lines = String(text).split(/\r?\n/);
  return new Map(
    lines
      .filter((line) => line.includes(":"))
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
}

/** Refuses what is no Redis, or one that is too old or part of a cluster. */
function requireFit(facts: ReadonlyMap<string, string>, {shown}: QueueAddress): void {
  const version = facts.get("redis_version");
  if (version === undefined) throw new Error("not a Redis");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const refuse = (message: string, fix: string): never => {
    throw new CliError(`--queue: ${shown} ${message}`, {exitCode: ENVIRONMENT, fix});
  };
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    refuse(`must be Redis ${OLDEST.join(".")} or newer, got ${version}`, "install a newer Redis");
  }
  if (facts.get("cluster_enabled") === "1") {
    refuse("is part of a cluster", "take a single Redis: a grading needs little of it");
  }
  if (facts.get("role") === "slave")
    refuse("is a read-only copy", "give the address of its master");
  const policy = facts.get("maxmemory_policy");
  if (policy !== undefined && policy !== "noeviction") {
    refuse(
      `drops what it holds when its memory is full (maxmemory-policy ${policy})`,
      "redis-cli CONFIG SET maxmemory-policy noeviction",
    );
  }
}

/** A first connection that is silent about a server is refused in this time. */
function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("not a Redis: no answer")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Connects to the Redis of a queue and makes sure that it is one.
 *
 * @returns a connection that comes back by itself when it is lost
 * @throws CliError with what mends it; it never holds the password
 */
export async function connectRedis(address: QueueAddress): Promise<Redis> {
  const trial = new Redis({...optionsOf(address), retryStrategy: () => null});
  // Connecting fails with "Connection is closed", and says why only here.
  let cause: Error | undefined;
  trial.on("error", (error: Error) => {
    cause ??= error;
  });
  try {
    await withTimeout(trial.connect(), CONNECT_MS + 500);
    const facts = await withTimeout(factsOf(trial), CONNECT_MS);
    // A database that is not there is an error beside, after which another one is in use.
    if (cause !== undefined) throw cause;
    requireFit(facts, address);
  } catch (error) {
    throw error instanceof CliError ? error : explain(address, cause ?? (error as Error));
  } finally {
    trial.disconnect();
  }
  const redis = new Redis({
    ...optionsOf(address),
    retryStrategy: (times) => Math.min(250 * times, 2_000),
  });
  await redis.connect();
  return redis;
}
