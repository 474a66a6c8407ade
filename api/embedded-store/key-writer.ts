/** A growing byte buffer for index keys, reused from key to key so that encoding allocates only the key itself. */
export class KeyWriter {
  private buffer = Buffer.allocUnsafeSlow(1024);
  length = 0;

  reset(): void {
    this.length = 0;
  }

  take(): Buffer {
    const key = Buffer.allocUnsafe(this.length);
    this.buffer.copy(key, 0, 0, this.length);
    return key;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length] = value;
    this.length += 1;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.length = this.buffer.writeUInt32BE(value, this.length);
  }

  uint16(value: number): void {
    this.reserve(2);
    this.length = this.buffer.writeUInt16BE(value, this.length);
  }

  /** A double that is not negative: such doubles' bits order as their values. */
  positiveDouble(value: number): void {
    this.reserve(8);
    this.length = this.buffer.writeDoubleBE(value, this.length);
  }

  bytes(source: Uint8Array): void {
    this.reserve(source.length);
    this.buffer.set(source, this.length);
    this.length += source.length;
  }

  /** UTF-8, zero bytes escaped as 00 FF, ended by 00 00: a shorter text sorts first whatever follows it. */
  text(value: string): void {
    this.reserve(value.length * 3 + 2);
    const start = this.length;
    if (!this.plainText(value)) {
      this.length = start;
      if (value.includes('\0')) {
        this.escapedText(value);
        return;
      }
      this.length += this.buffer.write(value, start, 'utf8');
    }
    this.buffer[this.length] = 0;
    this.buffer[this.length + 1] = 0;
    this.length += 2;
  }

  /** Writes short ASCII without leaving JavaScript; false when the text is something else. */
  private plainText(value: string): boolean {
    if (value.length > 64) return false;
    for (let i = 0; i < value.length; i += 1) {
      const unit = value.charCodeAt(i);
      if (unit === 0 || unit > 127) return false;
      this.buffer[this.length + i] = unit;
    }
    this.length += value.length;
    return true;
  }

  private escapedText(value: string): void {
    for (const byte of Buffer.from(value, 'utf8')) {
      this.byte(byte);
      if (byte === 0) this.byte(255);
    }
    this.byte(0);
    this.byte(0);
  }

  invertFrom(start: number): void {
    for (let i = start; i < this.length; i += 1) this.buffer[i] = ~(this.buffer[i] as number) & 255;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + count));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}
