// The bytes of the look-up in the browser and the postings in them: what search/arrays.py writes and search/field.py does. Comes before lookup-engine.js.
// Opening reads as little as can be: a term is looked for, and its list made, when it is asked for.
"use strict";
(() => {
  // ---- bytes (search/arrays.py)
  function checksum(bytes) {
    const table = Uint32Array.from({length: 256}, (_, value) => {
      for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      return value;
    });
    let sum = 0xffffffff;
    for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ table[(sum ^ bytes[at]) & 255];
    return (sum ^ 0xffffffff) >>> 0;
  }

  /** Those that stand in ``planes``, or ``count`` of them from ``begin`` on. */
  function numbers(planes, begin = 0, count = -1) {
    const all = planes.length ? (planes.length - 1) / planes[0] : 0, size = count < 0 ? all : count, out = new Uint32Array(size);
    for (let plane = 0; size && plane < planes[0]; plane++) {
      for (let at = 0, from = 1 + plane * all + begin; at < size; at++) out[at] |= planes[from + at] << (8 * plane);
    }
    return out;
  }

  /** What was compressed; rejects if it is damaged. */
  async function inflated(bytes) {
    const {readable, writable} = new DecompressionStream("deflate"), into = writable.getWriter(), from = readable.getReader(), pieces = [];
    into.write(bytes).then(() => into.close()).catch(() => {});  // the reader rejects, too
    let size = 0;
    for (let next = await from.read(); !next.done; next = await from.read()) size += pieces[pieces.push(next.value) - 1].length;
    const whole = new Uint8Array(size);
    size = 0;
    for (const piece of pieces) whole.set(piece, (size += piece.length) - piece.length);
    return whole;
  }

  async function parted(bytes) {
    const raw = (await inflated(bytes)).buffer, view = new DataView(raw), count = view.getUint32(0, true);
    let place = 4 * count + 4;
    return Array.from({length: count}, (_, at) => {
      const size = view.getUint32(4 + 4 * at, true);
      place += size;
      return new Uint8Array(raw, place - size, size);
    });
  }

  function bytesOf(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  // ---- postings (search/field.py)
  const mean = (lengths) => Math.max(lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1), 1);

  const writer = new TextEncoder();

  /** The terms of a field as they come, in order of their bytes, a line each: looked up by halving, so that none has to be read before it is asked for. */
  class Terms {
    constructor(bytes, count) {
      Object.assign(this, {bytes, begins: new Uint32Array(count + 1), sought: new Uint8Array(256)});
      for (let at = 0, line = 0; line < count; at++) if (at === bytes.length || bytes[at] === 10) this.begins[++line] = at + 1;
    }

    /** Bytes of ``term``, which stand in ``sought``. */
    write(term) {
      if (3 * term.length > this.sought.length) this.sought = new Uint8Array(6 * term.length);
      return writer.encodeInto(term, this.sought).written;
    }

    /** How the line ``at`` stands to what is sought; ``begin``: to a line that begins so. */
    compare(at, size, begin) {
      const {bytes, begins, sought} = this, from = begins[at], length = begins[at + 1] - 1 - from;
      for (let n = 0; n < size && n < length; n++) if (bytes[from + n] !== sought[n]) return bytes[from + n] - sought[n];
      return begin && length > size ? 0 : length - size;
    }

    /** The first line from ``low`` to before ``high`` that does not come before what is sought. */
    first(size, low, high) {
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.compare(middle, size, false) < 0) low = middle + 1; else high = middle;
      }
      return low;
    }

    /** The number of ``term``, -1 if there is none. */
    at(term, low = 0, high = this.begins.length - 1) {
      const size = this.write(term), found = this.first(size, low, high);
      return found < high && !this.compare(found, size, false) ? found : -1;
    }

    has(term) {
      return this.at(term) >= 0;
    }

    /** Those of ``ends`` that follow ``begin`` in a term. */
    following(begin, ends) {
      const size = this.write(begin), low = this.first(size, 0, this.begins.length - 1);
      return low < this.begins.length - 1 && !this.compare(low, size, true) ? ends.filter((end) => this.at(begin + end, low) >= 0) : [];
    }
  }

  class Field {
    constructor([terms, counts = [], gaps = [], amounts, lengths = []], facts, factor) {
      const each = numbers(counts), long = numbers(lengths), average = mean(long);
      this.terms = new Terms(terms ?? new Uint8Array(), each.length);
      this.begins = new Uint32Array(each.length + 1);
      for (let at = 0; at < each.length; at++) this.begins[at + 1] = this.begins[at] + each[at];
      this.damped = Float64Array.from(long, (length) => facts.k1 * (1 - facts.b + facts.b * (length / average)));
      Object.assign(this, {gaps, amounts, facts, factor});
    }

    share(twice, number) {
      const amount = twice / 2, {k1, step} = this.facts;
      return Math.min(255, Math.floor(((this.factor * (amount * (k1 + 1))) / (amount + this.damped[number])) * step + 0.5));
    }

    listed(term) {
      const at = this.terms.at(term), begin = this.begins[at], count = at < 0 ? 0 : this.begins[at + 1] - begin;
      const entries = numbers(this.gaps, begin, count), shares = new Uint8Array(count);
      for (let n = 0, entry = 0; n < count; n++) {
        entries[n] = entry += entries[n];
        shares[n] = this.share(this.amounts[begin + n], entry);
      }
      return [entries, shares];
    }
  }

  globalThis.deskbookField = {Field, bytesOf, checksum, inflated, parted};
})();
