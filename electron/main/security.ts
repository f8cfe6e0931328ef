/**
 * What the page is not allowed to do. One origin, no network, no permissions, no second window. The same in development, tests and the
 * shipped program; the tests read these settings from the live window.
 */
import { app, type Session, type WebContents, type WebPreferences, protocol } from 'electron';
import type { Log } from './log.ts';
import { origin } from './pages.ts';

/** For every window of the program. Only the page's own window gets the preload script. */
export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Would fetch dictionaries from the network, and underlines every name.
  spellcheck: false,
} as const satisfies WebPreferences;

/** Before the application is ready, or the scheme stays without an origin. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Switches that open the program to a debugger or to other code; a shipped program drops them before Chromium reads them. */
export const developmentSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
];

export function setSwitches(isPackaged: boolean): void {
  const { commandLine } = app;
  if (isPackaged) for (const name of developmentSwitches) commandLine.removeSwitch(name);
  commandLine.appendSwitch('lang', 'zh-CN');
  // No network at all. Switches and not a listener on every request: that would cost each file of the program its time at the start.
  // Names lead nowhere, and every connection, to this computer too, goes through a proxy that cannot be found.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('proxy-server', 'http://no-network.invalid:1');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  commandLine.appendSwitch('disable-background-networking');
}

/** Copying an error report to the clipboard is the only thing a page may ask for. */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Chromium writes an origin with a slash at its end here. */
const isOwn = (address: string): boolean => address.startsWith(`${origin}/`);

export function hardenSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const isGranted = grantedPermissions.has(permission) && isOwn(details.requestingUrl);
    if (!isGranted) log.write('warn', 'refused.permission', { permission, contents: contents.id });
    callback(isGranted);
  });
  session.setPermissionCheckHandler((_, permission, requestingOrigin) => grantedPermissions.has(permission) && isOwn(requestingOrigin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  // Files are written by the backend to a place the user chose in a dialog.
  session.on('will-download', (event) => {
    log.write('warn', 'refused.download');
    event.preventDefault();
  });
}

/** For every page that is ever made: it stays where it was put. `followsLink` is asked for the few links of the start error page. */
export function hardenContents(contents: WebContents, log: Log, followsLink: (contents: WebContents, url: string) => void): void {
  // The one kind of connection that no policy of a page and no proxy stops otherwise.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    followsLink(contents, event.url);
  });
  contents.on('will-redirect', (event) => {
    log.write('warn', 'refused.redirect');
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    log.write('warn', 'refused.webview');
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => {
    log.write('warn', 'refused.window');
    return { action: 'deny' };
  });
}
