#version 300 es
// The modes of ui::DrawMode. Blending is premultiplied and in sRGB, as the browser blends the text field above.
precision highp float;
in vec2 v_uv;
in vec4 v_col;
flat in vec4 v_box;
flat in int v_mode;
uniform sampler2D u_coverage;
uniform sampler2D u_colour;
out vec4 o_col;

// Distance to a rounded rectangle around the origin, negative inside.
float rounded(vec2 p, vec2 half_size, float radius) {
  vec2 q = abs(p) - half_size + radius;
  return min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - radius;
}

// Abramowitz and Stegun 7.1.27: error below 5e-4, less than one level of 255.
vec2 erf2(vec2 x) {
  vec2 s = sign(x), a = abs(x);
  vec2 d = 1.0 + (0.278393 + (0.230389 + (0.000972 + 0.078108 * a) * a) * a) * a;
  d *= d;
  return s - s / (d * d);
}

// A Gaussian blur of a rounded rectangle: exact along x (difference of two error functions of the row's ends), four
// samples along y, where the row's length changes with the corner. After Evan Wallace, "Fast rounded rectangle shadows".
float shadow_row(float x, float y, float sigma, float radius, vec2 half_size) {
  float delta = min(half_size.y - radius - abs(y), 0.0);
  float curved = half_size.x - radius + sqrt(max(0.0, radius * radius - delta * delta));
  vec2 integral = 0.5 + 0.5 * erf2((x + vec2(-curved, curved)) * (0.70710678 / sigma));
  return integral.y - integral.x;
}

float shadow(vec2 p, vec2 half_size, float radius, float sigma) {
  float low = p.y - half_size.y, high = p.y + half_size.y;
  float start = clamp(-3.0 * sigma, low, high), end = clamp(3.0 * sigma, low, high);
  float pitch = (end - start) * 0.25;
  float y = start + pitch * 0.5, value = 0.0;
  for (int i = 0; i < 4; i++) {
    float weight = exp(-y * y / (2.0 * sigma * sigma)) / (2.50662827 * sigma);
    value += shadow_row(p.x, p.y - y, sigma, radius, half_size) * weight * pitch;
    y += pitch;
  }
  return value;
}

void main() {
  float a = 1.0;
  if (v_mode == 0) {
    a = textureLod(u_coverage, v_uv, 0.0).r;
  } else if (v_mode == 1) {
    o_col = textureLod(u_colour, v_uv, 0.0) * v_col.a;
    return;
  } else if (v_mode == 3) {
    float d = rounded(v_uv, v_box.xy, min(v_box.z, min(v_box.x, v_box.y)));
    a = clamp(0.5 - d, 0.0, 1.0);
    if (v_box.w > 0.0) a -= clamp(0.5 - d - v_box.w, 0.0, 1.0);
  } else if (v_mode == 4) {
    a = shadow(v_uv, v_box.xy, min(v_box.z, min(v_box.x, v_box.y)), max(v_box.w, 0.125));
  }
  o_col = v_col * a;
}
