/** A home on one day: figures, particulars, warnings. */
import type { z } from 'zod';
import type { HomeDetail, HomeProfile, homeProfileInputSchema, HomeWarning } from '../../../electron/contract/home-details.ts';
import { homeProfileSchema } from '../../../electron/contract/home-details.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { homeOn } from '../indicators/service-home.ts';
import { policyNumber, policyValue } from '../parameters/service.ts';
import { countyWide } from '../users/scope.ts';
import { capacityHistory } from './capacity.ts';
import { contractsOf } from './contracts.ts';
import { contractWarnings, countyHomeChecks, profileWarnings, staffWarning } from './rules-details.ts';
import { list } from './service.ts';

type StoredProfile = HomeDetail['profiles'][number];

/** Newest first. */
function profilesOf(reader: Reader, homeId: number): StoredProfile[] {
  const stored = rows<Omit<StoredProfile, 'profile'> & { json: string }>(
    reader,
    `SELECT p.valid_from AS validFrom, p.profile_json AS json, p.recorded_at AS recordedAt, u.name AS recordedBy
     FROM home_profile p JOIN user_account u ON u.user_id = p.recorded_by WHERE p.home_id = ? ORDER BY p.valid_from DESC, p.home_profile_id DESC`,
    homeId,
  );
  return stored.map(({ json, ...entry }) => ({ ...entry, profile: homeProfileSchema.parse(JSON.parse(json)) }));
}

/** @throws AppError HOME_NOT_FOUND */
export function get(reader: Reader, homeId: number, today: IsoDate): HomeDetail {
  const home = list(countyWide(reader)).find((candidate) => candidate.homeId === homeId);
  if (!home) throw new AppError('HOME_NOT_FOUND');
  const figures = homeOn(reader, homeId, today);
  const profiles = profilesOf(reader, homeId);
  const current = profiles.find(({ validFrom }) => validFrom <= today);
  const contracts = contractsOf(reader, homeId);
  const warned = { today, warnDays: policyNumber(reader, 'operator.warnDays', today) };
  const warnings: HomeWarning[] = [
    ...contractWarnings(contracts, warned, figures),
    ...profileWarnings(current?.profile ?? null, warned),
    ...staffWarning(figures),
  ];
  const minimum = policyValue(reader, 'countyHome.minNursingShare', today);
  return {
    home,
    figures,
    profile: current ? { ...current.profile, validFrom: current.validFrom } : null,
    capacities: capacityHistory(reader, homeId),
    profiles,
    warnings,
    countyHome:
      home.homeLevel === 'county'
        ? countyHomeChecks(home, current?.profile ?? null, figures, typeof minimum === 'number' ? minimum : null)
        : [],
  };
}

/** The particulars as they stand from a day on; those before stay to be read. @throws AppError HOME_NOT_FOUND */
export function saveProfile(context: WriteContext, { homeId, validFrom, profile: given }: z.output<typeof homeProfileInputSchema>): void {
  transaction(context, (writer) => {
    const home = row<{ name: string }>(writer, 'SELECT name FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId);
    if (!home) throw new AppError('HOME_NOT_FOUND');
    const before = profilesOf(writer, homeId).find((entry) => entry.validFrom <= validFrom);
    const profile: HomeProfile = { ...given, phone: given.phone === undefined ? (before?.profile.phone ?? null) : given.phone };
    run(
      writer,
      'INSERT INTO home_profile (uid, home_id, valid_from, profile_json, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
      newUid(),
      homeId,
      validFrom,
      JSON.stringify(profile),
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'home.profile',
      entity: 'home',
      entityId: homeId,
      before: before ? { name: home.name, ...before.profile } : null,
      after: { name: home.name, validFrom, ...profile },
    });
  });
}
