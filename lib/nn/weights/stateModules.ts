import type {Weights} from "../network/initialise.ts";
import type {Tensor} from "../tensor.ts";

/** The parameters of one PyTorch module, by their own names: weight, bias, running_mean, … */
export type StateModule = ReadonlyMap<string, Tensor>;

/** Counts how many batches a module has seen; a network here does not keep it. */
const COUNTER = "num_batches_tracked";

/** Groups a state dict by module, `encoder.0.weight` being the weight of module `encoder.0`. */
export function stateModules(stateDict: Weights): Map<string, StateModule> {
  const modules = new Map<string, Map<string, Tensor>>();
  for (const [name, value] of stateDict) {
    const dot = name.lastIndexOf(".");
    const role = name.slice(dot + 1);
    if (role === COUNTER) continue;
    const module = name.slice(0, Math.max(0, dot));
    const found = modules.get(module) ?? new Map<string, Tensor>();
    modules.set(module, found.set(role, value));
  }
  return modules;
}

/**
 * Lists the modules in the order in which they were made. PyTorch's own state dict keeps it, but a
 * safetensors file is sorted by name: then only numbers, as nn.Sequential gives them, still tell.
 */
export function modulesInOrder(stateDict: Weights): string[] {
  const modules = [...stateModules(stateDict).keys()];
  const names = [...stateDict.keys()].filter((name) => !name.endsWith(COUNTER));
  // A module has its weight before its bias, so an order by name is not the order of making.
  const sorted = names.every((name, i) => i === 0 || names[i - 1] < name);
  if (!sorted || modules.length < 2) return modules;
  return modules.sort((a, b) => {
    const [partsA, partsB] = [a.split("."), b.split(".")];
    const i = partsA.findIndex((part, at) => part !== partsB[at]);
    const [first, second] = [partsA[i] ?? "", partsB[i] ?? ""];
    if (/^\d+$/.test(first) && /^\d+$/.test(second)) return Number(first) - Number(second);
    throw new RangeError(
      `loadStateDict: names must be given, got a checkpoint sorted by name in which ${[a, b].sort().join(" and ")} could stand in either order`,
    );
  });
}
