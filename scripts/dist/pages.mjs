// The two files that browsers read first: index.html from its template in web/, and the web app manifest.

// As strict as the product allows; the WebAssembly is compiled from bytes, nothing else is made from strings.
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";

export function pageHtml({ template, version, entry, style, wasm, fonts, icon, touchIcon }) {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`,
    `<meta name="kenalan-version" content="${version}">`,
    // Asked for together with the script, not after it.
    `<link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>`,
    ...fonts.map((font) => `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`),
    ...(style ? [`<link rel="stylesheet" href="${style}">`] : []),
    `<link rel="manifest" href="manifest.webmanifest">`,
    `<link rel="icon" href="${icon}" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="${touchIcon}">`,
    `<script type="module" src="${entry}"></script>`,
  ];
  const mark = "<!-- build: head -->";
  if (!template.includes(mark)) throw new Error(`web/index.html has no "${mark}"`);
  return template.replace(/<!--(?! build: head)[\s\S]*?-->\n?/g, "").replace(mark, head.join("\n"));
}

export function webManifest(icons) {
  const image = (file, sizes, purpose) => ({ src: file.name, sizes, type: "image/png", purpose });
  return `${JSON.stringify({
    name: "Kenalan",
    short_name: "Kenalan",
    description: "Contacts, deals, tasks and appointments, kept in your own browser.",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#FFFFFF",
    theme_color: "#0B6E66",
    categories: ["business", "productivity"],
    icons: [
      image(icons.png192, "192x192", "any"),
      image(icons.png512, "512x512", "any"),
      image(icons.maskable512, "512x512", "maskable"),
      { src: icons.svg.name, sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
  }, null, 1)}\n`;
}
