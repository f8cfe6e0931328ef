/** Answers for app://yiyang: the built page from its folder, the start error page, and a paper on its way to the printer, from memory. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, isAbsolute } from 'node:path';

export const origin = 'app://yiyang';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/** Nothing from outside, no inline script, no inline style without the value of this very answer. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * The file a request means, or null when it means none below the folder.
 * @param pathname still percent-encoded, as in a URL
 */
export function fileInFolder(folder: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || name.includes(':')) return null;
  const file = join(folder, name === '/' ? 'index.html' : name);
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  return file;
}

/** Papers wait here until the print window has fetched them; each address works once. */
export type PaperShelf = {
  readonly put: (pdf: Uint8Array) => string;
  readonly take: (token: string) => Uint8Array | null;
  readonly discard: (token: string) => void;
};

export function createPaperShelf(): PaperShelf {
  const papers = new Map<string, Uint8Array>();
  return {
    put: (pdf) => {
      const token = randomBytes(16).toString('hex');
      papers.set(token, pdf);
      return token;
    },
    take: (token) => {
      const pdf = papers.get(token) ?? null;
      papers.delete(token);
      return pdf;
    },
    discard: (token) => void papers.delete(token),
  };
}

export const paperAddress = (token: string): string => `${origin}/paper/${token}.pdf`;
export const startErrorAddress = `${origin}/start-error`;

export type PageOptions = {
  /** Folder of the built page. */
  readonly folder: string;
  /** Html of the start error page, with `__CSP_NONCE__` where a nonce belongs; null while there is no such error. */
  readonly startError: () => string | null;
  readonly papers: PaperShelf;
};

const refused = (status: number): Response => new Response(null, { status });

function html(text: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(text.replaceAll('__CSP_NONCE__', nonce), { headers: headers('text/html; charset=utf-8', nonce) });
}

function headers(type: string, nonce = randomBytes(16).toString('base64')): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

/** @returns a handler for protocol.handle */
export function createPages(options: PageOptions): (request: { readonly url: string; readonly method: string }) => Promise<Response> {
  return async ({ url, method }) => {
    const address = new URL(url);
    if (address.protocol !== 'app:' || address.host !== 'yiyang') return refused(404);
    if (method !== 'GET') return refused(405);
    const { pathname } = address;

    const token = /^\/paper\/([0-9a-f]{32})\.pdf$/.exec(pathname)?.[1];
    if (token !== undefined) {
      const pdf = options.papers.take(token);
      // No policy here: it would be the viewer's, which is a part of Chromium with rules of its own.
      return pdf === null
        ? refused(404)
        : new Response(pdf as Uint8Array<ArrayBuffer>, {
            headers: { 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
          });
    }
    if (pathname === '/start-error') {
      const page = options.startError();
      return page === null ? refused(404) : html(page);
    }
    const file = fileInFolder(options.folder, pathname);
    const type = file === null ? undefined : contentTypes[extname(file)];
    if (file === null || type === undefined) return refused(404);
    try {
      const bytes = await readFile(file);
      return type.startsWith('text/html')
        ? html(bytes.toString('utf8'))
        : new Response(bytes as Uint8Array<ArrayBuffer>, { headers: headers(type) });
    } catch {
      return refused(404);
    }
  };
}
