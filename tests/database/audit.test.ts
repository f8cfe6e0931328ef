import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../database/core/audit.ts';
import { transaction } from '../../database/core/sql.ts';
import { memoryLedger } from '../helpers/ledger.ts';

function chained() {
  const context = memoryLedger();
  for (let number = 1; number <= 5; number += 1)
    transaction(context, (writer) =>
      writer.audit({ action: 'test.write', entity: 'person', entityId: number, before: { number }, after: { number: number + 1 } }),
    );
  return context;
}

describe('audit chain', () => {
  it('holds over transactions', () => {
    const { connection } = chained();
    expect(verifyChain(connection)).toEqual({ lines: 6, firstBroken: null });
  });

  it('leaves nothing behind when the transaction fails', () => {
    const context = chained();
    expect(() =>
      transaction(context, (writer) => {
        writer.audit({ action: 'test.write', entity: 'person', entityId: 9 });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(verifyChain(context.connection).lines).toBe(6);
  });

  it.each([
    ['a changed line', 'UPDATE audit SET after_json = \'{"number":7}\' WHERE seq = 3', 3],
    ['a changed actor', "UPDATE audit SET user_name = '别人' WHERE seq = 4", 4],
    ['a removed line', 'DELETE FROM audit WHERE seq = 2', 2],
    [
      'two lines swapped',
      'UPDATE audit SET seq = 100 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 100',
      2,
    ],
  ])('finds %s', (_, harm, line) => {
    const { connection } = chained();
    connection.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
    connection.exec(harm);
    expect(verifyChain(connection).firstBroken).toBe(line);
  });
});
