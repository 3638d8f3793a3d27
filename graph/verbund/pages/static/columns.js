/* Columns of numbers as the page holds them. The Python side is pages/columns.py. */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value += 1) VALUES[SIGNS.charCodeAt(value)] = value;

/** The numbers of a column: one number for all rows, or signs of base 64 behind their width. */
function unpacked(column, count) {
  if (typeof column === "number") return new Int32Array(count).fill(column);
  const width = Number(column[0]);
  const numbers = new Int32Array(count);
  for (let row = 0, at = 1; row < count; row += 1) {
    let value = 0;
    for (let sign = 0; sign < width; sign += 1, at += 1) value = value * 64 + VALUES[column.charCodeAt(at)];
    numbers[row] = Math.max(-1, value);
  }
  return numbers;
}

/** What travels deflated: all columns, and what stands beside them. */
async function inflated(text) {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

/** Numbers as points. */
function pairs(numbers) {
  return Array.from({ length: numbers.length / 2 }, (_, index) => [numbers[2 * index], numbers[2 * index + 1]]);
}

/** Rows under named columns. */
class Columns {
  constructor(raw) {
    this.raw = raw;
    this.count = raw.count;
    this.read = new Map();
  }

  /** A whole column as numbers. */
  numbers(name) {
    if (!this.read.has(name)) this.read.set(name, unpacked(this.raw[name], this.count));
    return this.read.get(name);
  }

  at(name, row) {
    return this.numbers(name)[row];
  }

  /** Whether all rows have the same number. */
  constant(name) {
    return typeof this.raw[name] === "number";
  }
}

/** Lists of numbers, one behind the other. */
class Lists {
  constructor({ count, lengths, items }) {
    this.starts = new Int32Array(count + 1);
    unpacked(lengths, count).forEach((length, index) => { this.starts[index + 1] = this.starts[index] + length; });
    this.items = unpacked(items, this.starts[count]);
  }

  /** A list by its number. */
  at(number) {
    return Array.from(this.items.subarray(this.starts[number], this.starts[number + 1]));
  }
}
