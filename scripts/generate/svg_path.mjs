// Reads an icon of stroked shapes (24 by 24 units, stroke 2, round caps: Lucide's) as one SVG path string, so that the
// page can draw it with a single Path2D. Shapes other than paths are written as the path they are.
const number = (value) => String(Number(Number(value).toFixed(3)));

const writers = {
  path: (a) => absoluteStart(a.d),
  line: (a) => `M${number(a.x1)} ${number(a.y1)}L${number(a.x2)} ${number(a.y2)}`,
  polyline: (a) => points(a.points),
  polygon: (a) => `${points(a.points)}Z`,
  circle: (a) => ellipse(a.cx, a.cy, a.r, a.r),
  ellipse: (a) => ellipse(a.cx, a.cy, a.rx, a.ry),
  rect: rectangle,
};

// Strung together, a path that begins with a relative "m" would begin where the one before it ended; in an SVG of its own
// it begins at the origin (SVG 2, 9.3.3). Pairs that follow the first are lines, still relative.
function absoluteStart(d) {
  const start = /^\s*m\s*([-+]?[\d.]+)[\s,]*([-+]?[\d.]+)[\s,]*/.exec(d);
  if (!start) return d;
  const rest = d.slice(start[0].length);
  return `M${number(start[1])} ${number(start[2])}${/^[-+.\d]/.test(rest) ? "l" : ""}${rest}`;
}

function points(list) {
  const values = list.trim().split(/[\s,]+/).map(number);
  const pairs = [];
  for (let i = 0; i < values.length; i += 2) pairs.push(`${values[i]} ${values[i + 1]}`);
  return `M${pairs.join("L")}`;
}

function ellipse(cx, cy, rx, ry) {
  const arc = `a${number(rx)} ${number(ry)} 0 1 0 `;
  return `M${number(Number(cx) - Number(rx))} ${number(cy)}${arc}${number(2 * rx)} 0${arc}${number(-2 * rx)} 0Z`;
}

function rectangle(a) {
  const [x, y, width, height] = [a.x ?? 0, a.y ?? 0, a.width, a.height].map(Number);
  const rx = Math.min(Number(a.rx ?? a.ry ?? 0), width / 2);
  const ry = Math.min(Number(a.ry ?? a.rx ?? 0), height / 2);
  if (rx === 0) return `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}Z`;
  const arc = (dx, dy) => `a${number(rx)} ${number(ry)} 0 0 1 ${number(dx)} ${number(dy)}`;
  return (
    `M${number(x + rx)} ${number(y)}h${number(width - 2 * rx)}${arc(rx, ry)}v${number(height - 2 * ry)}${arc(-rx, ry)}` +
    `h${number(2 * rx - width)}${arc(-rx, -ry)}v${number(2 * ry - height)}${arc(rx, -ry)}Z`
  );
}

export function svgToPath(svg) {
  const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/<svg[\s\S]*?>/, "").replace("</svg>", "");
  const parts = [];
  for (const [, element, attributes] of body.matchAll(/<([a-z]+)\s([^>]*?)\/?>/g)) {
    const write = writers[element];
    if (!write) throw new Error(`element <${element}> is not known`);
    parts.push(write(Object.fromEntries([...attributes.matchAll(/([a-z0-9-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]))));
  }
  if (parts.length === 0) throw new Error("no shape found");
  return parts.join("");
}
