/**
 * Opens the demonstration ledger, makes it first when there is none. It lives in the profile folder of demonstrations, and the program
 * started for a demonstration opens nothing else.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../contract/result.ts';
import type { Session } from '../contract/ledger.ts';
import { administratorName, readPassphrase } from '../../database/features/demo/passphrases.ts';
import { demoFiles, makeDemoSteps, type DemoFiles } from '../../database/features/demo/service.ts';
import { inspectLedger, login } from '../../database/features/ledger/service.ts';
import { enterLedger, leave, type Backend, type Call } from './session.ts';

/** The main process gives a demonstration a profile folder whose name ends so, whatever else was asked for. */
const profileEnding = '-demo';
const ledgersFolder = '台账';

/** @throws AppError DEMO_PROFILE, DEMO_PASSPHRASE, LEDGER_NOT_DEMO, CANCELLED and the refusals of making and opening a ledger */
export async function openDemo({ backend, jobId }: Call): Promise<Session> {
  const { isDemo, profileFolder } = backend;
  if (!isDemo || !basename(profileFolder).endsWith(profileEnding)) throw new AppError('DEMO_PROFILE', { folder: profileFolder });
  leave(backend);
  const parent = join(profileFolder, ledgersFolder);
  const files = demoFiles(parent);
  if (!existsSync(files.ledger)) await backend.jobs.run(jobId, makeDemoSteps({ parent, today: backend.clock.today() }));
  return enter(backend, files);
}

function enter(backend: Backend, { ledger, passphrases, folder }: DemoFiles): Session {
  const mismatch = new AppError('DEMO_PASSPHRASE', { file: passphrases, folder });
  inspectLedger(ledger, 'demo');
  const passphrase = readPassphrase(passphrases, administratorName);
  if (passphrase === null) throw mismatch;
  try {
    return enterLedger(backend, login(ledger, administratorName, passphrase, backend.clock, 'demo'));
  } catch (error) {
    throw error instanceof AppError && error.code === 'WRONG_PASSPHRASE' ? mismatch : error;
  }
}
