type Value = number | Uint8Array;

/** A protobuf message's fields: the last value of each number, as numbers or bytes. Enough for Anki's configurations. */
export const protobufFields = (message: Uint8Array): Map<number, Value> => new Map(fieldsInOrder(message));

/** The messages that a repeated field holds. */
export function repeatedMessages(message: Uint8Array, number: number): Map<number, Value>[] {
  const messages = [...fieldsInOrder(message)].filter(([field]) => field === number).map(([, value]) => value);
  return messages.filter((value) => value instanceof Uint8Array).map(protobufFields);
}

function* fieldsInOrder(message: Uint8Array): Generator<[number, Value]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = message[at];
      if (byte === undefined) throw new RangeError('a protobuf message that is cut off');
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a protobuf number that is too long');
  };
  const bytes = (length: number): Uint8Array => {
    if (at + length > message.length) throw new RangeError('a protobuf message that is cut off');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (wire === 0) yield [number, varint()];
    else if (wire === 2) yield [number, bytes(varint())];
    else if (wire === 1) bytes(8);
    else if (wire === 5) bytes(4);
    else throw new RangeError('a protobuf wire type that is none');
  }
}

/** A field that is a text; empty where it isn't there. */
export function textField(fields: ReadonlyMap<number, number | Uint8Array>, number: number): string {
  const value = fields.get(number);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
}
