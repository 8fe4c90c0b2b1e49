#version 300 es
// One vertex of everything (src/ui/draw_vertex.h). Lengths arrive in eighths of physical pixels.
precision highp float;
layout(location = 0) in vec2 a_pos;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_col;
layout(location = 3) in uvec2 a_shape;  // box, style
uniform vec2 u_scale;                   // 2 / size of the canvas, y down
out vec2 v_uv;
out vec4 v_col;
flat out vec4 v_box;  // half width, half height, corner radius, amount
flat out int v_mode;

void main() {
  v_uv = a_uv;
  // Premultiplied from here on.
  v_col = vec4(a_col.rgb * a_col.a, a_col.a);
  uint box = a_shape.x;
  uint style = a_shape.y;
  v_box = vec4(uvec4(box & 0xFFFFu, box >> 16u, (style >> 4u) & 0x3FFFu, style >> 18u)) * 0.125;
  v_mode = int(style & 15u);
  gl_Position = vec4(a_pos * u_scale + vec2(-1.0, 1.0), 0.0, 1.0);
}
