import type { Tensor } from './tensor';

/** Multiply-adds that one spectrum may take: a few seconds in a worker. */
const LIMIT = 4e9;

/**
 * Singular values, largest first, of the weights as a matrix of c_out rows and c_in * k_h * k_w columns, in float64.
 * Null when a weight is not finite, or when the matrix is too large to do it in a few seconds.
 */
export function singularValues(weight: Tensor): Float64Array<ArrayBuffer> | null {
  const { data, dims } = weight;
  const rows = dims[0] ?? 1;
  const columns = data.length / rows;
  if (data.length === 0 || data.length * Math.min(rows, columns) > LIMIT || !data.every(Number.isFinite))
    return null;
  const tall = rows >= columns ? Float64Array.from(data) : transposed(data, rows, columns);
  const between = bidiagonal(tall, Math.max(rows, columns), Math.min(rows, columns));
  // The symmetric matrix with zeros on its diagonal and these numbers beside it has the eigenvalues +-sigma.
  return eigenvaluesOf(between)
    .map(Math.abs)
    .sort()
    .reverse()
    .filter((_, i) => i % 2 === 0);
}

/** How many of the largest singular values hold this share of the energy (the sum of their squares); 0 for a matrix of zeros. */
export function effectiveRank(singular: Float64Array, share: number): number {
  const total = singular.reduce((sum, value) => sum + value * value, 0);
  let held = 0;
  let rank = 0;
  while (rank < singular.length && held < share * total) held += singular[rank++]! ** 2;
  return rank;
}

function transposed(data: Float32Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(data.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = data[row * columns + column]!;
  return result;
}

/**
 * Householder reflections from the left and right turn a matrix of m >= n into one with two diagonals only (Golub and Kahan).
 * Returns them in turn: d1, e1, d2, e2 ... dn. The matrix is overwritten.
 */
function bidiagonal(a: Float64Array, m: number, n: number): Float64Array {
  const between = new Float64Array(2 * n - 1);
  const sums = new Float64Array(n);
  const mirror = new Float64Array(Math.max(m, n));
  for (let k = 0; k < n; k++) {
    // From the left: column k becomes zero below the diagonal.
    for (let i = k; i < m; i++) mirror[i] = a[i * n + k]!;
    const left = reflect(mirror, k, m);
    between[2 * k] = left.length;
    if (k === n - 1) break;
    sums.fill(0);
    for (let i = k; i < m; i++) {
      const factor = mirror[i]! * left.scale;
      for (let j = k + 1; j < n; j++) sums[j]! += factor * a[i * n + j]!;
    }
    for (let i = k; i < m; i++) {
      const factor = mirror[i]!;
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= factor * sums[j]!;
    }
    // From the right: row k becomes zero behind the second diagonal.
    for (let j = k + 1; j < n; j++) mirror[j] = a[k * n + j]!;
    const right = reflect(mirror, k + 1, n);
    between[2 * k + 1] = right.length;
    for (let i = k + 1; i < m; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += mirror[j]! * a[i * n + j]!;
      sum *= right.scale;
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= sum * mirror[j]!;
    }
  }
  return between;
}

/** Makes v[from..to) the vector of the reflection I - scale v v' that turns it into (length, 0 ... 0). */
function reflect(v: Float64Array, from: number, to: number): { length: number; scale: number } {
  let squares = 0;
  for (let i = from; i < to; i++) squares += v[i]! ** 2;
  if (squares === 0) return { length: 0, scale: 0 };
  const head = v[from]!;
  const length = head > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  v[from] = head - length;
  return { length, scale: 1 / (squares - head * length) };
}

/** Eigenvalues of a symmetric tridiagonal matrix by the QL method with implicit shifts; its diagonal is zero at the start. */
function eigenvaluesOf(beside: Float64Array): Float64Array {
  const n = beside.length + 1;
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  e.set(beside);
  const negligible = Number.EPSILON * beside.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  for (let low = 0; low < n; low++)
    for (;;) {
      let high = low;
      while (high < n - 1 && Math.abs(e[high]!) > negligible) high++;
      if (high === low) break;
      let g = (d[low + 1]! - d[low]!) / (2 * e[low]!);
      g = d[high]! - d[low]! + e[low]! / (g + (g < 0 ? -1 : 1) * Math.sqrt(g * g + 1));
      let s = 1;
      let c = 1;
      let shift = 0;
      let i = high - 1;
      for (; i >= low; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        const r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= shift;
          e[high] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - shift;
        const t = (d[i]! - g) * s + 2 * c * b;
        shift = s * t;
        d[i + 1] = g + shift;
        g = c * t - b;
      }
      if (i >= low) continue;
      d[low]! -= shift;
      e[low] = g;
      e[high] = 0;
    }
  return d;
}
