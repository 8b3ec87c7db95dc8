// Builds src/ into ../src/crossread/telling/assets: page.js, page.css, and build.json, which records
// the hash of every source and of what was made, so that a test can tell without Node whether the
// committed assets belong to the committed sources. `npm ci && npm run build` makes the same bytes.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const assets = here("../src/crossread/telling/assets/");
const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const shared = { bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning" };
await esbuild.build({
  ...shared,
  entryPoints: [here("src/main.ts")],
  outfile: `${assets}page.js`,
  format: "iife",
  target: "es2022",
});
await esbuild.build({
  ...shared,
  entryPoints: [here("src/style.css")],
  outfile: `${assets}page.css`,
  target: ["chrome123", "firefox120", "safari17.5"],
});

const sources = ["build.mjs", ...readdirSync(here("src")).sort().map((name) => `src/${name}`)];
const record = {
  esbuild: esbuild.version,
  sources: Object.fromEntries(sources.map((name) => [name, sha256(here(name))])),
  made: Object.fromEntries(["page.css", "page.js"].map((name) => [name, sha256(assets + name)])),
};
writeFileSync(`${assets}build.json`, `${JSON.stringify(record, null, 1)}\n`);
