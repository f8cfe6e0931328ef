import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCardNumber, normaliseAccountNumber, passesLuhn } from '../../database/features/people/bank-account.ts';
import { creditCodeCheckCharacter, isCreditCode, normaliseCreditCode } from '../../database/features/people/credit-code.ts';
import { readDisabilityCertificate } from '../../database/features/people/disability-certificate.ts';
import { idCheckCharacter, isPlausibleBirth, normaliseIdNumber, readIdNumber } from '../../database/features/people/id-number.ts';
import { isSameName, normaliseName } from '../../database/features/people/person-name.ts';
import { isPhoneNumber, normalisePhones } from '../../database/features/people/phone-number.ts';
import { isPlain, plainText } from '../../database/features/people/plain-text.ts';
import { isoDate } from '../../electron/contract/values.ts';

const births = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2022-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const sequences = fc.integer({ min: 0, max: 999 }).map((value) => String(value).padStart(3, '0'));
const idNumbers = fc.tuple(births, sequences).map(([born, sequence]) => {
  const digits = `370999${born.replaceAll('-', '')}${sequence}`;
  return { born, isMale: Number(sequence) % 2 === 1, idNumber: digits + idCheckCharacter(digits) };
});
const wide = (value: string): string => value.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

describe('ID numbers', () => {
  it('carry birth and sex, however they are written', () => {
    fc.assert(
      fc.property(idNumbers, ({ born, isMale, idNumber }) => {
        for (const written of [
          idNumber,
          idNumber.toLowerCase(),
          wide(idNumber),
          wide(idNumber.toLowerCase()),
          ` ${idNumber}\t`,
          `'${idNumber}`,
          `\u3000${idNumber.slice(0, 6)} ${idNumber.slice(6)}\u00a0`,
          `\ufeff${idNumber}`,
        ])
          expect(readIdNumber(normaliseIdNumber(written))).toEqual({
            isValid: true,
            idNumber,
            original: null,
            bornOn: born,
            sex: isMale ? 'male' : 'female',
          });
      }),
    );
  });

  it('fail with any one digit changed and with any two neighbours exchanged', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), ({ idNumber }, place, by) => {
        const digit = idNumber.charAt(place);
        const other = digit === 'X' ? String(by) : String((Number(digit) + by) % 10);
        expect(readIdNumber(idNumber.slice(0, place) + other + idNumber.slice(place + 1)).isValid).toBe(false);
        const swapped = idNumber.slice(0, place) + idNumber.charAt(place + 1) + digit + idNumber.slice(place + 2);
        if (place < 16 && idNumber.charAt(place + 1) !== digit) expect(readIdNumber(swapped).isValid).toBe(false);
      }),
    );
  });

  it('of fifteen digits become eighteen', () => {
    expect(readIdNumber('370999450714001')).toMatchObject({
      isValid: true,
      original: '370999450714001',
      bornOn: '1945-07-14',
      sex: 'male',
    });
    expect(readIdNumber('370999451314001')).toEqual({ isValid: false, fault: 'birth' });
  });

  it('are those of the standard: 11010519491231002X, and its faults have names', () => {
    expect(readIdNumber('11010519491231002X')).toMatchObject({ isValid: true, bornOn: '1949-12-31', sex: 'female' });
    const faults = ['110105194912310021', '11010519491231002', '1101O519491231002X', '11010519491231002Y', ''].map((text) =>
      readIdNumber(text),
    );
    expect(faults.map((reading) => (reading.isValid ? '' : reading.fault))).toEqual([
      'checksum',
      'length',
      'character',
      'character',
      'length',
    ]);
  });

  it('belong to somebody who can be alive', () => {
    const today = isoDate('2022-12-31');
    expect(['2022-12-31', '1892-01-01', '1891-12-31', '2023-01-01'].map((born) => isPlausibleBirth(isoDate(born), today))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('other numbers', () => {
  it('of accounts keep every digit and pass Luhn when they should', () => {
    expect(normaliseAccountNumber(' 6228 4800-0000 ０000 018')).toBe('6228480000000000018');
    expect(['6228480000000000018', '6217000000000000020', '6228480000000000019', ''].map(passesLuhn)).toEqual([true, true, false, false]);
    expect([isCardNumber('6228480000000000018'), isCardNumber('123456789012345')]).toEqual([true, false]);
  });

  it('of telephones may be several in one cell', () => {
    expect(normalisePhones(' 138 0000 0000；0538-3212345,+86 13900000001/１３７００００００００')).toBe(
      '13800000000、0538-3212345、13900000001、13700000000',
    );
    expect(['13800000000', '0538-3212345', '01012345678-12', '12800000000', '3212345', '138000'].map(isPhoneNumber)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('of organisations follow GB 32100', () => {
    expect(
      ['91350100M000100Y43', '11370999MB00000011', '52370999MJ0000002B', '52370999MJ0000002C', '5237O999MJ0000002B'].map(isCreditCode),
    ).toEqual([true, true, true, false, false]);
    expect([creditCodeCheckCharacter('9135'), normaliseCreditCode(' ９1350100m000100y43')]).toEqual(['', '91350100M000100Y43']);
  });

  it('of disability certificates hold ID, kind, grade and reissue', () => {
    expect(readDisabilityCertificate('37099919470818677261')).toEqual({
      idNumber: '370999194708186772',
      kind: 'mental',
      grade: '1',
      reissue: null,
    });
    expect(readDisabilityCertificate('37099919470818677X74B12')).toMatchObject({
      idNumber: '37099919470818677X',
      kind: 'multiple',
      grade: '4',
      reissue: 'B12',
    });
    expect(
      ['37099919470818677281', '37099919470818677265', '370999194708186772', '37099919470818677261B'].map(readDisabilityCertificate),
    ).toEqual([null, null, null, null]);
  });
});

describe('names and texts', () => {
  it('of people lose blanks and get one kind of dot', () => {
    expect([' 张　三 ', '买买提•依明', '阿依古丽．吐尔逊', 'John  Smith', '䶮㛃𬭚'].map(normaliseName)).toEqual([
      '张三',
      '买买提·依明',
      '阿依古丽·吐尔逊',
      'John Smith',
      '䶮㛃𬭚',
    ]);
    expect([isSameName('买买提·依明', '买买提依明'), isSameName('张三', '张叁')]).toEqual([true, false]);
  });

  it('never change a Chinese character, whatever its plane or form', () => {
    const characters = fc.constantFrom('张', '䶮', '㛃', '𬭚', '𠮷', '\uf9d1', '\ufa0e', '·');
    fc.assert(
      fc.property(
        fc.array(characters, { minLength: 1 }).map((list) => list.join('')),
        (name) => {
          expect(plainText(` ${name}\u3000`)).toBe(name);
        },
      ),
    );
  });

  it('that are called plain need nothing done', () => {
    const letters = fc.constantFrom(..."张a1 ９　\u00a0\u200b\ufeff'’，（)\t\n·—");
    fc.assert(
      fc.property(
        fc.array(letters).map((list) => list.join('')),
        (value) => {
          const done = plainText(value);
          if (isPlain(value)) expect(done).toBe(value);
          expect(plainText(done).trim()).toBe(plainText(done));
        },
      ),
    );
  });
});
