import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeWindow, readWindowMemory } from '../../electron/main/window-memory.ts';

const minimum = { width: 1280, height: 720 };
const screen = { x: 0, y: 0, width: 1920, height: 1040 };

test('the first window is 1366 × 768 in the middle, or the whole of a smaller screen', () => {
  expect(placeWindow(null, screen, minimum)).toEqual({ x: 277, y: 136, width: 1366, height: 768 });
  expect(placeWindow(null, { x: 0, y: 27, width: 1366, height: 728 }, minimum)).toEqual({ x: 0, y: 27, width: 1366, height: 728 });
  expect(placeWindow(null, { x: 0, y: 0, width: 1024, height: 600 }, minimum)).toEqual({ x: 0, y: 0, width: 1024, height: 600 });
});

test('it comes back where it was', () => {
  const wanted = { x: 100, y: 50, width: 1500, height: 900 };
  expect(placeWindow(wanted, screen, minimum)).toEqual(wanted);
});

test('whatever was remembered, the window lies inside the screen', () => {
  const number = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(
    fc.property(
      number,
      number,
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      number,
      number,
      (x, y, width, height, left, top) => {
        const area = { x: left, y: top, width: 1920, height: 1040 };
        const placed = placeWindow({ x, y, width, height }, area, minimum);
        expect(placed.x).toBeGreaterThanOrEqual(area.x);
        expect(placed.y).toBeGreaterThanOrEqual(area.y);
        expect(placed.x + placed.width).toBeLessThanOrEqual(area.x + area.width);
        expect(placed.y + placed.height).toBeLessThanOrEqual(area.y + area.height);
        expect(placed.width).toBeGreaterThanOrEqual(minimum.width);
        expect(placed.height).toBeGreaterThanOrEqual(minimum.height);
      },
    ),
  );
});

test.each([
  'null',
  '{}',
  '7',
  '{"bounds":{"x":1,"y":2,"width":"wide","height":4}}',
  '{"bounds":{"x":1,"y":2,"width":0,"height":4}}',
  '{"bounds":{"x":1.5,"y":2,"width":3,"height":4}}',
])('a file that says something else is not believed: %s', (text) => {
  expect(readWindowMemory(text)).toBeNull();
});

test('what is written is read', () => {
  const memory = { bounds: { x: -5, y: 2, width: 1366, height: 768 }, isMaximised: true };
  expect(readWindowMemory(JSON.stringify(memory))).toEqual(memory);
});
