import fc from 'fast-check';
import { sampleImage } from '@app/testing/images.js';
import { inspectImage } from './image-file.js';
import { imageTypes } from './image-types.js';

const samples = imageTypes.map((type) => [type, sampleImage(type)] as const);

it.each(samples)('knows a %s by what is in it', (type, bytes) => {
  expect(inspectImage(bytes)).toMatchObject({ type, width: expect.any(Number), height: expect.any(Number) });
});

it.each(samples)('takes a %s neither cut off nor with something behind it', (_, bytes) => {
  expect(inspectImage(bytes.subarray(0, -1))).toMatchObject({ refused: 'broken' });
  const page = Buffer.from('<script>alert(1)</script>');
  expect(inspectImage(Buffer.concat([bytes, page]))).toHaveProperty(
    'refused',
    expect.stringMatching(/more-after-end|broken/),
  );
  expect(inspectImage(Buffer.concat([bytes, Buffer.from('PK\u0003\u0004')]))).toHaveProperty('refused');
});

it('goes by what it would take to show it', () => {
  expect(inspectImage(sampleImage('png', 5_000, 5_000))).toMatchObject({ width: 5_000 });
  expect(inspectImage(sampleImage('png', 5_001, 5_000))).toEqual({ refused: 'too-many-pixels' });
  expect(inspectImage(sampleImage('png', 60_000, 1))).toEqual({ refused: 'too-many-pixels' });
  expect(inspectImage(sampleImage('gif', 65_535, 65_535))).toEqual({ refused: 'too-many-pixels' });
  expect(inspectImage(sampleImage('png', 0, 5))).toEqual({ refused: 'broken' });
  expect(inspectImage(new Uint8Array(5_000_001))).toEqual({ refused: 'too-large' });
});

it('refuses what browsers would run, and what is no image', () => {
  for (const svg of [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '\uFEFF<?xml version="1.0"?><svg/>',
    '<!-- --><svg/>',
  ]) {
    expect(inspectImage(Buffer.from(svg))).toEqual({ refused: 'svg' });
  }
  for (const other of ['', 'GIF', 'GIF89a', '<html>', '%PDF-1.7', 'BM', '\u0000\u0000\u0001\u0000', 'MZ']) {
    expect(inspectImage(Buffer.from(other, 'latin1'))).toHaveProperty('refused');
  }
  // A script that begins like a GIF.
  expect(inspectImage(Buffer.from('GIF89a/*' + ' '.repeat(30) + '*/=1;alert(1)'))).toHaveProperty('refused');
});

it('neither throws nor lingers, whatever bytes it is given', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      ([, bytes], changes) => {
        const spoilt = Uint8Array.from(bytes);
        for (const [at, value] of changes) spoilt[at % spoilt.length] = value;
        inspectImage(spoilt);
      },
    ),
    { numRuns: 5_000 },
  );
  const large = Buffer.alloc(5_000_000, 0xff);
  for (const [, bytes] of samples) {
    large.set(bytes);
    const start = performance.now();
    inspectImage(large);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
