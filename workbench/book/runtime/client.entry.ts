// The page's side of the runtime as a file of its own, for pages that load it when it is needed.
export {createRuntime} from "./client.ts";
