/** The protocol behind app://yiyang: only the built page, only its folder, a fresh nonce every time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages, createPaperShelf, fileInFolder, paperAddress } from '../../electron/main/pages.ts';

let root: string;
let pages: ReturnType<typeof createPages>;
const papers = createPaperShelf();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'yiyang-pages-'));
  mkdirSync(join(root, 'renderer/assets'), { recursive: true });
  writeFileSync(
    join(root, 'renderer/index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>',
  );
  writeFileSync(join(root, 'renderer/assets/main.js'), 'export {};');
  writeFileSync(join(root, 'renderer/assets/main.js.map'), '{}');
  writeFileSync(join(root, 'secret.json'), '{"passphrase": "secret"}');
  pages = createPages({ folder: join(root, 'renderer'), startError: () => null, papers });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET'): Promise<Response> => pages({ url, method });

test('the page has a policy without exceptions, and its nonce is never the same', async () => {
  const texts: string[] = [];
  for (const url of ['app://yiyang/', 'app://yiyang/index.html', 'app://yiyang/?again']) {
    const response = await get(url);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1] ?? '';
    expect(policy.split('; ').map((rule) => rule.replace(nonce, 'N'))).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]);
    const text = await response.text();
    expect(text).toBe(`<meta property="csp-nonce" nonce="${nonce}"><script nonce="${nonce}"></script>`);
    texts.push(text);
  }
  expect(new Set(texts).size).toBe(3);
});

test('scripts come with their type and may not be taken for anything else', async () => {
  const response = await get('app://yiyang/assets/main.js');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('export {};');
});

describe('outside the folder there is nothing', () => {
  test.each([
    'app://yiyang/../secret.json',
    'app://yiyang/%2e%2e/secret.json',
    'app://yiyang/%2e%2e%2fsecret.json',
    'app://yiyang/assets/..%2f..%2fsecret.json',
    'app://yiyang/..%5csecret.json',
    'app://yiyang/%00../secret.json',
    'app://yiyang//etc/passwd',
    'app://yiyang/C:/Windows/win.ini',
    'app://yiyang/%',
    'app://yiyang/assets/main.js.map',
    'app://yiyang/assets/',
    'app://yiyang/assets',
    'app://other/index.html',
    'app://yiyang.example/index.html',
    'app://yiyang:1/index.html',
    'app://yiyang/start-error',
  ])('%s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('names are resolved inside the folder, or not at all', () => {
    const folder = join(root, 'renderer');
    expect(fileInFolder(folder, '/')).toBe(join(folder, 'index.html'));
    expect(fileInFolder(folder, '/assets/main.js')).toBe(join(folder, 'assets/main.js'));
    for (const name of ['/..', '/../renderer2/x.js', '/%2e%2e', '/a\\b', '/a%5Cb', '/x%00', '/%E0%A4%A', '/.', ''])
      expect(fileInFolder(folder, name)).toBeNull();
  });

  test.each(['POST', 'PUT', 'HEAD', 'DELETE'])('only reading: %s', async (method) => {
    expect((await get('app://yiyang/', method)).status).toBe(405);
  });
});

describe('papers', () => {
  test('an address works once', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7');
    const address = paperAddress(papers.put(pdf));
    const first = await get(address);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(new Uint8Array(await first.arrayBuffer())).toEqual(pdf);
    expect((await get(address)).status).toBe(404);
  });

  test('a discarded one, a guessed one and a listing are not there', async () => {
    const token = papers.put(new Uint8Array(1));
    papers.discard(token);
    expect((await get(paperAddress(token))).status).toBe(404);
    expect((await get(paperAddress('0'.repeat(32)))).status).toBe(404);
    expect((await get('app://yiyang/paper/')).status).toBe(404);
  });
});
