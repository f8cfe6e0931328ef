/** Checks of the accounts a sheet pays into. Findings are printed and kept: they hold no more of an account than its mask shows. Pure. */
import { maskAccountNumber } from '../../../../electron/contract/masking.ts';
import { formatYuan } from '../../../../electron/contract/values.ts';
import { isSameName } from '../../people/person-name.ts';
import { ofHome, ofPerson, type CheckBasis, type RawFinding } from './rules-basis.ts';

/** Two caregivers of the same name with one account are one caregiver; a caregiver may himself be supported. */
export function* sharedAccount({ people, lines, homes }: CheckBasis): Generator<RawFinding> {
  const users = new Map<string, Map<string, number>>();
  for (const { personId, payeeKind, homeId, payeeName, payeeAccount, fen } of lines) {
    if (payeeAccount === null || fen <= 0 || payeeKind === 'handler') continue;
    const person = people.get(personId);
    if (payeeKind !== 'home' && person?.diedOn != null) continue;
    const payee =
      payeeKind === 'home'
        ? `机构 ${homeId}`
        : payeeKind === 'person'
          ? `本人 ${person?.name ?? ''} ${personId}`
          : `照料人 ${payeeName ?? ''}`;
    const number = payeeAccount.replace(/\s/g, '');
    const known = users.get(number) ?? new Map<string, number>();
    if (!known.has(payee)) known.set(payee, personId);
    users.set(number, known);
  }
  const homeNames = new Map(homes.map((home) => [home.homeId, home.name]));
  for (const [account, known] of users) {
    const payees = [...known].filter(([payee]) => !isCaregiverAmong(payee, known));
    if (payees.length < 2) continue;
    for (const [payee, personId] of payees) {
      if (payee.startsWith('机构')) {
        const homeId = Number(payee.slice('机构 '.length));
        yield ofHome(
          'sharedAccount',
          homeId,
          null,
          `${homeNames.get(homeId) ?? '机构'}的账号（${maskAccountNumber(account)}）另有 ${payees.length - 1} 个收款人在用。`,
        );
      } else {
        const whose = payee.startsWith('本人') ? '本人' : '照料人';
        yield ofPerson(
          'sharedAccount',
          personId,
          null,
          `${whose}的账号（${maskAccountNumber(account)}）另有 ${payees.length - 1} 个收款人在用。`,
          whose === '本人' ? 'own' : 'caregiver',
        );
      }
    }
  }
}

/** The caregiver is himself one of the supported people with that account. */
function isCaregiverAmong(payee: string, known: ReadonlyMap<string, number>): boolean {
  if (!payee.startsWith('照料人 ')) return false;
  const name = payee.slice('照料人 '.length);
  return [...known.keys()].some((other) => other.startsWith('本人 ') && isSameName(other.slice('本人 '.length).replace(/ \d+$/, ''), name));
}

export function* holderDiffers({ people, lines, homes, caregiversOf }: CheckBasis): Generator<RawFinding> {
  for (const { homeId, name, holder } of homes)
    if (holder !== null && !isSameName(holder, name)) yield ofHome('holderDiffers', homeId, null, `账户名“${holder}”与机构名称不符。`);
  const seen = new Set<string>();
  for (const { personId, payeeKind, payeeName, payeeAccount } of lines) {
    if (payeeAccount === null || payeeName === null || (payeeKind !== 'person' && payeeKind !== 'caregiver')) continue;
    const key = `${personId} ${payeeKind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const person = people.get(personId);
    if (!person) continue;
    if (payeeKind === 'person') {
      if (!isSameName(payeeName, person.name))
        yield ofPerson('holderDiffers', personId, null, `本人账户（${maskAccountNumber(payeeAccount)}）的户名不是本人姓名。`, 'own');
    } else if (!caregiversOf(personId).some((name) => isSameName(name, payeeName)))
      yield ofPerson(
        'holderDiffers',
        personId,
        null,
        `照料人账户（${maskAccountNumber(payeeAccount)}）的户名不是照料人姓名。`,
        'caregiver',
      );
  }
}

export function* homeWithoutAccount({ lines, homes }: CheckBasis): Generator<RawFinding> {
  for (const { homeId, account } of homes) {
    if (account !== null) continue;
    const fen = lines.reduce((sum, line) => (line.homeId === homeId ? sum + line.fen : sum), 0);
    if (fen > 0) yield ofHome('homeWithoutAccount', homeId, fen, `应拨付 ${formatYuan(fen)} 元，账号待补，不能进入银行代发文件。`);
  }
}
