/** Name of plotly's file beside the page's script; set by the build. */
declare const PLOTLY_FILE: string;
