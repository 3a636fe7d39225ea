import {CliError, ENVIRONMENT} from "../cli/error.ts";

/** Where a queue lies, and how it is entered. */
export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
  /** How messages name it: without user and password. */
  readonly shown: string;
}

/** The variable that holds the password, so that it stands in no list of processes. */
export const PASSWORD_VARIABLE = "VOXELBOOK_QUEUE_PASSWORD";

const FIX = `give redis://HOST:6379/0, or rediss://HOST:6379/0 for TLS; the password in ${PASSWORD_VARIABLE}`;

/** What cannot be read is not repeated: it may hold a password. */
function wrong(rule: string): CliError {
  return new CliError(`--queue: ${rule}`, {exitCode: ENVIRONMENT, fix: FIX});
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong(`the ${what} must be percent-encoded, got a % that begins no code`);
  }
}

/** Reads the number of a database from the path of a URL. */
function databaseOf(path: string): number {
  if (path === "" || path === "/") return 0;
  if (!/^\/\d{1,4}$/.test(path)) {
    throw wrong(`what follows the port must be the number of a database, got ${path}`);
  }
  return Number(path.slice(1));
}

/**
 * Reads the URL of a queue.
 *
 * @param text - `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS
 * @param env - where the password may stand instead
 * @throws CliError that never repeats user or password
 */
export function readQueueUrl(
  text: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): QueueAddress {
  if (!URL.canParse(text)) throw wrong("must be a URL, got something else");
  const url = new URL(text);
  if (url.protocol !== "redis:" && url.protocol !== "rediss:") {
    throw wrong(`must begin with redis:// or rediss://, got ${url.protocol}`);
  }
  if (url.hostname === "") throw wrong("must name a host, got none");
  if (url.search !== "" || url.hash !== "") throw wrong("must end with the database, got ? or #");
  const tls = url.protocol === "rediss:";
  const port = url.port === "" ? 6379 : Number(url.port);
  const db = databaseOf(url.pathname);
  const username = decoded(url.username, "user");
  const password = url.password === "" ? env[PASSWORD_VARIABLE] : decoded(url.password, "password");
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port,
    db,
    ...(username === "" ? {} : {username}),
    ...(password === undefined || password === "" ? {} : {password}),
    tls,
    shown: `${url.protocol}//${url.hostname}:${port}/${db}`,
  };
}
