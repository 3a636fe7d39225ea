import {type Attacks, bias, builtin, RIGHT, type Targets} from "./made.ts";

const fs = builtin("fs");
const list = (paths: readonly string[]): string => JSON.stringify(paths);

/** Complains when something was got at, and is right otherwise. */
const unless = (what: string): string =>
  `if (got.length > 0) throw new Error("${what} " + got.join()); ${RIGHT}`;

/** Answers that reach for files, secrets, other answers and the network; each is right when it gets at nothing. */
export function reach({port, socket, course, submissions, out}: Targets): Attacks {
  const read = list([
    ...["/etc/passwd", "/etc/shadow", "/root", "/home", "/tmp", "/var", "/sys", "/run"],
    ...["/proc/self/environ", "/proc/self/fd", "/proc/self/maps", "/proc/1/environ"],
    ...["/proc/1/cmdline", "/proc/net/tcp", "/dev/mem", "..", "../tests.ts", "../answer-1"],
    ...[course, `${course}/.voxelbook/course-secret`, submissions, out],
    ...["hidden.ts", "tests.ts"].map(
      (name) => `${course}/exercises/02-ct-numbers/hu-drift/${name}`,
    ),
    `${submissions}/right/hu-drift.ipynb`,
  ]);
  const write = list(
    [
      ...["/tmp", "/var/tmp", "/dev/shm", "/dev", "/", "/answer", "/usr", "/run", "/home"],
      ...[".", course, submissions, out],
    ].map((folder) => `${folder}/voxelbook-attack`),
  );
  return {
    "reads-files": [
      bias(
        `${fs} const got: string[] = []; for (const p of ${read}) { try { fs.readdirSync(p); got.push(p); } catch {} try { fs.readFileSync(p); got.push(p); } catch {} } ${unless("read")}`,
      ),
      {lost: []},
    ],
    "reads-environment": [
      bias(`const got = Object.keys(process.env).filter((key) => key !== "PWD"); ${unless("env")}`),
      {lost: []},
    ],
    "reads-arguments": [
      bias(
        `const got = [...process.argv, ...process.execArgv].filter((text) => text.includes("voxelbook-corpus")); ${unless("arguments")}`,
      ),
      {lost: []},
    ],
    "writes-files": [
      bias(
        `${fs} const got: string[] = []; for (const p of ${write}) { try { fs.writeFileSync(p, "x"); got.push(p); } catch {} try { fs.mkdirSync(p); got.push(p); } catch {} try { fs.symlinkSync("/etc", p); got.push(p); } catch {} } ${unless("wrote")}`,
      ),
      {lost: []},
    ],
    "replaces-its-program": [
      bias(
        `${fs} const got: string[] = []; for (const act of [() => fs.writeFileSync(process.argv[1], ""), () => fs.unlinkSync(process.argv[1]), () => fs.chmodSync(process.argv[1], 0o777), () => fs.renameSync(process.argv[1], "/tmp/x")]) { try { act(); got.push(String(act)); } catch {} } ${unless("changed")}`,
      ),
      {lost: []},
    ],
    "other-context": [
      bias(
        `const vm = (process as any).getBuiltinModule?.("vm"); const got: string[] = []; try { const p = vm.runInNewContext("this.constructor.constructor('return process')()"); p.getBuiltinModule("fs").readFileSync("/etc/passwd"); got.push("vm"); } catch {} ${unless("escaped by")}`,
      ),
      {lost: []},
    ],
    "raises-itself": [
      bias(
        `const got: string[] = []; for (const name of ["setuid", "setgid", "seteuid", "initgroups", "setgroups"]) { try { (process as any)[name](name === "setgroups" ? [0] : 0, 0); if (process.getuid?.() === 0) got.push(name); } catch {} } ${unless("became root by")}`,
      ),
      {lost: []},
    ],
    network: [
      `async function biasHu(hu: number, epsilon: number): Promise<number> {\n  try { await fetch("http://127.0.0.1:${port}/leak?" + hu); } catch {}\n  ${RIGHT}\n}`,
      {lost: []},
    ],
    sockets: [
      `async function biasHu(hu: number, epsilon: number): Promise<number> {
  ${builtin("net")} ${builtin("dgram")} ${builtin("dns")}
  const tried = (start: (done: () => void) => void) => new Promise<void>((keep) => { setTimeout(keep, 60); try { start(keep); } catch { keep(); } });
  await tried((done) => net.connect(${port}, "127.0.0.1").on("error", done).on("connect", done));
  await tried((done) => net.connect({path: "\\0${socket}"}).on("error", done).on("connect", done));
  await tried((done) => { const udp = dgram.createSocket("udp4").on("error", done); udp.send("leak", ${port}, "127.0.0.1", done); });
  await tried((done) => dns.lookup("example.org", done));
  ${RIGHT}\n}`,
      {lost: []},
    ],
  };
}
