// The worker of a page: trains on the patients that the server hands out, as bench/pet.ts does in Node.
import {openEngine} from "../../lib/nn/index.ts";
import {learnPet, type Patient, scorePet} from "./task.ts";

interface Listed {
  readonly id: string;
  readonly side: "learn" | "test";
  readonly shape: readonly number[];
}

/** Reads one patient's arrays. */
async function readPatient({id, shape}: Listed): Promise<Patient> {
  const numbers = async (what: string) =>
    new Float32Array(await (await fetch(`/${id}.${what}`)).arrayBuffer());
  const whole = [...shape, 1];
  return {
    id,
    image: {shape: whole, data: await numbers("image")},
    target: {shape: whole, data: await numbers("mask")},
  };
}

async function run(seed: number): Promise<{seconds: number; dice: number[]; device: string}> {
  const {patients} = (await (await fetch("/settings.json")).json()) as {patients: Listed[]};
  const side = (name: Listed["side"]) =>
    Promise.all(patients.filter((patient) => patient.side === name).map(readPatient));
  const [learn, test] = [await side("learn"), await side("test")];
  const engine = await openEngine({backend: "wasm", wasmFolder: "/wasm/"});
  const began = performance.now();
  const weights = await learnPet(engine, learn, {seed});
  const seconds = (performance.now() - began) / 1000;
  const dice = await scorePet(engine, weights, test);
  engine.close();
  return {seconds, dice, device: engine.info.device};
}

self.addEventListener("message", ({data}: MessageEvent<{seed: number}>) => {
  run(data.seed).then(
    (result) => self.postMessage({result}),
    (error: Error) => self.postMessage({error: error.message}),
  );
});
