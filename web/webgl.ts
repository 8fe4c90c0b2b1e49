// The WebGL2 calls of src/platform/web/renderer.cpp. One program, one vertex array, two textures bound once; state is
// set, never asked for (a single getParameter can stall a frame for milliseconds). Whole frames cross the boundary as
// three arrays, so a frame costs two uploads and two calls per command.
// A lost context is recovered here: C++ only hears that it has to bring its textures again.

import vertexSource from '../shaders/kenalan.vert';
import fragmentSource from '../shaders/kenalan.frag';
import type { Heap, Host } from './abi';

const kVertexBytes = 28;
const kCommandWords = 6;

export interface GlCounters {
  glCalls: number;
  drawCalls: number;
  uploads: number;
  uploadedBytes: number;
}

export interface Screen {
  readonly canvas: HTMLCanvasElement;
  readonly counters: GlCounters;
  readonly imports: Host;
  readonly lost: boolean;
  // Puts a fresh canvas and context in place of a lost one that did not come back.
  renew(): boolean;
}

export interface ScreenEvents {
  // The first frame is on the canvas.
  shown(): void;
  lost(): void;
  restored(): void;
}

// Null when the browser has no WebGL2.
export function createScreen(first: HTMLCanvasElement, heap: Heap, events: ScreenEvents): Screen | null {
  const counters: GlCounters = { glCalls: 0, drawCalls: 0, uploads: 0, uploadedBytes: 0 };
  const textures: (WebGLTexture | null)[] = [null, null];
  let canvas = first;
  let gl: WebGL2RenderingContext;
  let scale: WebGLUniformLocation | null = null;
  let width = 0;
  let height = 0;
  let lost = false;

  function prepare(target: HTMLCanvasElement): boolean {
    const context = target.getContext('webgl2', {
      alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power',
      // A frame draws what changed; everything else stays.
      preserveDrawingBuffer: true,
    });
    if (context === null) return false;
    gl = context;
    canvas = target;
    target.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      if (canvas !== target) return;
      lost = true;
      textures.fill(null);
      events.lost();
    });
    target.addEventListener('webglcontextrestored', () => {
      if (canvas !== target) return;
      setUp();
      events.restored();
    });
    setUp();
    return true;
  }

  function setUp(): void {
    lost = false;
    width = height = 0;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, vertexSource], [gl.FRAGMENT_SHADER, fragmentSource]] as const) {
      const shader = gl.createShader(kind);
      if (shader === null) return;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    scale = gl.getUniformLocation(program, 'u_scale');
    gl.uniform1i(gl.getUniformLocation(program, 'u_coverage'), 0);
    gl.uniform1i(gl.getUniformLocation(program, 'u_colour'), 1);
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (let i = 0; i < 4; i++) gl.enableVertexAttribArray(i);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, kVertexBytes, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, kVertexBytes, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, kVertexBytes, 16);
    gl.vertexAttribIPointer(3, 2, gl.UNSIGNED_INT, kVertexBytes, 20);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
  }

  function texture(format: number, textureWidth: number, textureHeight: number): void {
    if (lost) return;
    gl.activeTexture(gl.TEXTURE0 + format);
    const old = textures[format];
    if (old) gl.deleteTexture(old);
    const made = gl.createTexture();
    textures[format] = made;
    gl.bindTexture(gl.TEXTURE_2D, made);
    gl.texStorage2D(gl.TEXTURE_2D, 1, format === 0 ? gl.R8 : gl.RGBA8, textureWidth, textureHeight);
    // Glyphs lie on whole pixels; images of the colour atlas may be scaled.
    const filter = format === 0 ? gl.NEAREST : gl.LINEAR;
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    counters.glCalls += 8;
  }

  function upload(
    format: number, x: number, y: number, uploadWidth: number, uploadHeight: number, pixels: number,
  ): void {
    if (lost) return;
    gl.activeTexture(gl.TEXTURE0 + format);
    gl.texSubImage2D(
      gl.TEXTURE_2D, 0, x, y, uploadWidth, uploadHeight, format === 0 ? gl.RED : gl.RGBA, gl.UNSIGNED_BYTE, heap.u8,
      pixels,
    );
    counters.glCalls += 2;
    counters.uploads++;
    counters.uploadedBytes += uploadWidth * uploadHeight * (format === 0 ? 1 : 4);
  }

  function frame(
    vertices: number, vertexCount: number, indices: number, indexCount: number, commands: number, commandCount: number,
    frameWidth: number, frameHeight: number, pageColour: number,
  ): void {
    if (lost || commandCount === 0) return;
    if (frameWidth !== width || frameHeight !== height) {
      width = canvas.width = frameWidth;
      height = canvas.height = frameHeight;
      gl.viewport(0, 0, width, height);
      gl.uniform2f(scale, 2 / width, -2 / height);
      counters.glCalls += 2;
    }
    const words = new Int32Array(heap.u8.buffer, commands, commandCount * kCommandWords);
    const clip = (at: number): void => {
      const clipHeight = words[at + 3]!;
      gl.scissor(words[at]!, height - words[at + 1]! - clipHeight, words[at + 2]!, clipHeight);
    };
    // The first command is what changed.
    clip(0);
    gl.clearColor((pageColour & 255) / 255, ((pageColour >> 8) & 255) / 255, ((pageColour >> 16) & 255) / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.bufferData(gl.ARRAY_BUFFER, heap.u8, gl.STREAM_DRAW, vertices, vertexCount * kVertexBytes);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, heap.u8, gl.STREAM_DRAW, indices, indexCount * 4);
    for (let i = kCommandWords; i < words.length; i += kCommandWords) {
      clip(i);
      gl.drawElements(gl.TRIANGLES, words[i + 5]!, gl.UNSIGNED_INT, words[i + 4]! * 4);
    }
    if (counters.drawCalls === 0) events.shown();
    counters.glCalls += 5 + (commandCount - 1) * 2;
    counters.drawCalls += commandCount - 1;
    counters.uploads += 2;
    counters.uploadedBytes += vertexCount * kVertexBytes + indexCount * 4;
  }

  function renew(): boolean {
    const fresh = document.createElement('canvas');
    fresh.id = canvas.id;
    fresh.className = canvas.className;
    const old = canvas;
    if (!prepare(fresh)) return false;
    old.replaceWith(fresh);
    events.restored();
    return true;
  }

  if (!prepare(first)) return null;
  return {
    get canvas() {
      return canvas;
    },
    get lost() {
      return lost;
    },
    counters,
    imports: { kenalan_gl_texture: texture, kenalan_gl_upload: upload, kenalan_gl_frame: frame },
    renew,
  };
}
