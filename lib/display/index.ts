export type {Host, MimeBundle} from "./host.ts";
export {currentHost, HOST} from "./host.ts";
