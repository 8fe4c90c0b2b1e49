// The faces of the page, cut from npm's Inter while the page is bundled. Two thirds of what its latin file weighs is
// never seen: every rule for alternates, fractions and raised punctuation (a canvas draws letter by letter, and the
// fields over it switch those off), names of glyphs, and letters that neither English, Malay nor most of Western Europe
// has. What is left out of the first file stays reachable: the browser fetches a later face when a text needs it.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "./compress.mjs";

const weights = ["400", "600"];

// Of two faces with a letter the browser takes the one named last, so the first file stands at the end.
const subsets = [
  {
    name: "vietnamese",
    range:
      "U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-301,U+303-304,U+308-309,U+323,U+329," +
      "U+1EA0-1EF9,U+20AB",
    features: ["kern", "ccmp", "mark", "mkmk"],
  },
  {
    name: "latin-ext",
    range:
      "U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF," +
      "U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    features: ["kern", "ccmp", "mark", "mkmk"],
  },
  // What the latin file has and the first does not need.
  {
    name: "rest",
    source: "latin",
    range:
      "U+A4,U+A6,U+A8,U+AC,U+AF,U+B3-B4,U+B8-B9,U+BC-BE,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2032-2033,U+2044," +
      "U+2191,U+2193",
    features: ["kern"],
  },
  // Letters and common signs of Latin-1 and the punctuation of its languages. U+304 and U+308 are for letters that have
  // no composed form: they have to be in the file of the letter, and the browser centres them itself.
  {
    name: "first",
    source: "latin",
    range:
      "U+20-7E,U+A0-A3,U+A5,U+A7,U+A9-AB,U+AD-AE,U+B0-B2,U+B5-B7,U+BA-BB,U+BF-FF,U+304,U+308,U+2002,U+2009,U+200B," +
      "U+2013-2014,U+2018-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2122,U+2212,U+FEFF",
    features: ["kern"],
  },
];

const faces = subsets.flatMap((subset) =>
  weights.map((weight) => ({ ...subset, weight, file: `inter-${subset.name}-${weight}.woff2` })),
);

export const isFirstFont = (fileName) => /inter-first-\d+-[^/]*\.woff2$/.test(fileName);

function charactersOf(range) {
  const characters = range.split(",").flatMap((part) => {
    const [first, last = first] = part.replace("U+", "").split("-").map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
  return characters.join("");
}

// Kept by the hash of everything that decides the result: a second build does not even load the subsetter.
async function subsetFace(root, { name, source = name, weight, range, features }) {
  const packages = join(root, "node_modules");
  const original = readFileSync(join(packages, `@fontsource/inter/files/inter-${source}-${weight}-normal.woff2`));
  const subsetter = readFileSync(join(packages, "subset-font/package.json"), "utf8");
  const recipe = readFileSync(new URL(import.meta.url), "utf8");
  const key = contentHash([contentHash(original), subsetter, recipe, name].join(" "));
  const folder = join(root, "build/fonts");
  const path = join(folder, `${key}.woff2`);
  if (existsSync(path)) return readFileSync(path);
  const { default: subsetFont } = await import("subset-font");
  const bytes = await subsetFont(original, charactersOf(range), {
    targetFormat: "woff2",
    keepFeatures: features,
    // Inter has no hints, only a table that says so; every system draws it without.
    noHinting: true,
    // Tells a menu of fonts how this one is related to others.
    dropTables: ["STAT"],
    // Copyright and names are kept by themselves; these are the licence (SIL OFL 1.1) and its address.
    preserveNameIds: [13, 14],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
  return bytes;
}

// For esbuild: `kenalan:fonts` with the faces in the order in which they are to be added.
export const fonts = (root) => ({
  name: "fonts",
  setup(bundler) {
    bundler.onResolve({ filter: /^kenalan:fonts$/ }, () => ({ path: "faces", namespace: "fonts" }));
    bundler.onResolve({ filter: /\.woff2$/, namespace: "fonts" }, ({ path }) => ({ path, namespace: "font-file" }));
    bundler.onLoad({ filter: /.*/, namespace: "fonts" }, () => ({
      contents: [
        ...faces.map((face, index) => `import address${index} from ${JSON.stringify(face.file)};`),
        "export const faces = [",
        ...faces.map(({ name, weight, range }, index) =>
          `  { address: address${index}, weight: "${weight}", unicodeRange: "${range}", isFirst: ${name === "first"} },`,
        ),
        "];",
      ].join("\n"),
      loader: "js",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "font-file" }, async ({ path }) => ({
      contents: await subsetFace(root, faces.find((face) => face.file === path)),
      loader: "file",
    }));
  },
});
