// The image hash of src/store/image.cpp once more, for the worker of the second home: what it has copied, and what it would
// restore, is compared with the hash that the core gave to that generation. The sum over all pages of a hash of number and
// content; a page of zeros counts nothing. 64 bits as two halves: BigInt would take some fifty times as long.

import { hex64, kPageSize } from './layout';

const kMultiplierHigh = 0x9e3779b9;
const kMultiplierLow = 0x7f4a7c15;
// The low half of the multiplier in pieces whose products are exact.
const kPieceHigh = kMultiplierLow >>> 16;
const kPieceLow = kMultiplierLow & 0xffff;
const kLaneStarts = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89];

export class ImageHash {
  private readonly lanes = new Int32Array(8);
  private sumHigh = 0;
  private sumLow = 0;

  // Whole pages of which the first has this number (from 1). `bytes` begins at a multiple of 4 of its buffer.
  add(firstNumber: number, bytes: Uint8Array): void {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const pageWords = kPageSize >> 2;
    for (let at = 0, number = firstNumber; at < words.length; at += pageWords, ++number) this.addPage(number, words, at);
  }

  get text(): string {
    return hex64(this.sumLow, this.sumHigh);
  }

  private addPage(number: number, words: Int32Array, at: number): void {
    const { lanes } = this;
    let any = 0;
    for (let i = 0; i < 8; ++i) lanes[i] = kLaneStarts[i]!;
    for (let word = at; word < at + (kPageSize >> 2); word += 8) {
      for (let lane = 0; lane < 8; lane += 2) {
        const wordLow = words[word + lane]!;
        const wordHigh = words[word + lane + 1]!;
        any |= wordLow | wordHigh;
        const high = lanes[lane]! ^ wordHigh;
        const low = lanes[lane + 1]! ^ wordLow;
        const turnedLow = (low << 29) | (high >>> 3);
        lanes[lane] = productHigh((high << 29) | (low >>> 3), turnedLow);
        lanes[lane + 1] = Math.imul(turnedLow, kMultiplierLow);
      }
    }
    if (any === 0) return;
    let high = productHigh(0, number);
    let low = Math.imul(number, kMultiplierLow);
    for (let lane = 0; lane < 8; lane += 2) {
      const mixedHigh = high ^ lanes[lane]!;
      const mixedLow = low ^ lanes[lane + 1]!;
      const turnedLow = (mixedLow << 31) | (mixedHigh >>> 1);
      high = productHigh((mixedHigh << 31) | (mixedLow >>> 1), turnedLow);
      low = Math.imul(turnedLow, kMultiplierLow);
      low ^= (low >>> 29) | (high << 3);
      high ^= high >>> 29;
    }
    if (high === 0 && low === 0) low = 1;
    const sum = (this.sumLow >>> 0) + (low >>> 0);
    this.sumLow = sum | 0;
    this.sumHigh = (this.sumHigh + high + (sum > 0xffffffff ? 1 : 0)) | 0;
  }
}

// The upper half of the product with the multiplier, of which only the lowest 64 bits count.
function productHigh(high: number, low: number): number {
  const lowPiece = low & 0xffff;
  const highPiece = low >>> 16;
  const middle = lowPiece * kPieceHigh + highPiece * kPieceLow + Math.floor((lowPiece * kPieceLow) / 0x10000);
  return (highPiece * kPieceHigh + Math.floor(middle / 0x10000) + Math.imul(low, kMultiplierHigh) + Math.imul(high, kMultiplierLow)) | 0;
}
