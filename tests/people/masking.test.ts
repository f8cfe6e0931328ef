import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import {
  isMasked,
  maskAccountNumber,
  maskAddress,
  maskCertificateNumber,
  maskIdNumber,
  maskName,
  maskPhones,
  maskRecord,
  maskText,
} from '../../electron/contract/masking.ts';

type Case = readonly [given: string, masked: string];
const golden: readonly (readonly [string, (value: string) => string, readonly Case[]])[] = [
  [
    'ID numbers',
    maskIdNumber,
    [
      ['370999193401030016', '370999********0016'],
      ['37099919340103001X', '370999********001X'],
      ['370999340103001', '370999*****3001'],
      ['123', '***'],
      ['', ''],
    ],
  ],
  [
    'certificates',
    maskCertificateNumber,
    [
      ['37099919470818677261', '370999**********7261'],
      ['37099919470818677X74B12', '370999*************4B12'],
      ['371234', '******'],
    ],
  ],
  [
    'accounts',
    maskAccountNumber,
    [
      ['6228480000000000018', '尾号0018'],
      ['15200101040012345', '尾号2345'],
      ['12345678', '尾号5678'],
      ['1234567', '*******'],
    ],
  ],
  [
    'telephones',
    maskPhones,
    [
      ['13800000000', '138****0000'],
      ['13800000000、0538-3212345', '138****0000、0538-***2345'],
      ['01012345678-12', '010****5678-12'],
      ['05383212345', '0538***2345'],
      ['3212345', '***2345'],
      ['110', '***'],
      ['', ''],
    ],
  ],
  [
    'names',
    maskName,
    [
      ['张三', '张*'],
      ['诸葛亮', '诸葛*'],
      ['欧阳山杰', '欧阳**'],
      ['欧阳', '欧*'],
      ['𬭚三', '𬭚*'],
      ['王小二', '王**'],
      ['买买提·依明', '买**·**'],
      ['阿依古丽·买买提·艾力', '阿***·***·**'],
      ['John Smith', 'J*** *****'],
      ['张', '张'],
    ],
  ],
  [
    'addresses',
    maskAddress,
    [
      ['新城街道东关社区3号楼2单元101', '新城街道东关社区***'],
      ['石横镇衡鱼四村村委会东100米', '石横镇衡鱼四村***'],
      ['王庄镇刘庄村', '王庄镇刘庄村'],
      ['仪阳街道88号', '仪阳街道***'],
      ['县医院家属院3号楼', '***'],
      ['新村街道和平社区12号', '新村街道和平社区***'],
    ],
  ],
  [
    'text',
    maskText,
    [
      ['王第二（370999193401030016）缺少评估', '王第二（370999********0016）缺少评估'],
      ['身份证370999 19340103 001x，电话138-0000-0000', '身份证370999********001x，电话138****0000'],
      ['旧号370999340103001更正', '旧号370999*****3001更正'],
      ['残疾证号 37099919470818677261', '残疾证号 370999**********7261'],
      ['一卡通 6228480000000000018，农商银行', '一卡通 尾号0018，农商银行'],
      ['卡号6228 4800 0000 0000 018。', '卡号尾号0018。'],
      ['３７０９９９１９３４０１０３００１６', '370999********0016'],
      ['电话 13800000000、0538-3212345', '电话 138****0000、0538-***2345'],
      ['一卡通 12345678，户名张三', '一卡通 尾号5678，户名张三'],
      ['电话 3212345、3212346，住址 王庄镇', '电话 ***2345、***2346，住址 王庄镇'],
      ['电话05383212345', '电话0538***2345'],
      ['临时编号 T370983220401001', '临时编号 T370983220401001'],
      ['2022-04-01至2022-04-30，合计1,263.00元', '2022-04-01至2022-04-30，合计1,263.00元'],
      ['鲁民发〔2022〕12号，共20220401人', '鲁民发〔2022〕12号，共20220401人'],
      ['52370999MJ0000002B', '52370999MJ0000002B'],
      ['a3f0123456789012345bc', 'a3f0123456789012345bc'],
      [
        '{"identity":{"name":"张三","idNumber":"370999193401030016"},"facts":[{"detail":{"bank":"农商","number":"12345678"}}]}',
        '{"identity":{"name":"张三","idNumber":"370999********0016"},"facts":[{"detail":{"bank":"农商","number":"尾号5678"}}]}',
      ],
      [
        '{"phone":"3212345","address":"王庄镇刘庄村3号","remark":"子 13800000000","count":12345678901234567}',
        '{"phone":"***2345","address":"王庄镇刘庄村***","remark":"子 138****0000","count":12345678901234568}',
      ],
      ['[不是JSON 13800000000', '[不是JSON 138****0000'],
    ],
  ],
];

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const idNumbers = fc
  .tuple(fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2022-12-31T00:00:00Z'), noInvalidDate: true }), digits(3))
  .map(([day, sequence]) => `370999${day.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`)
  .map((seventeen) => seventeen + idCheckCharacter(seventeen));
const accounts = fc.integer({ min: 12, max: 15 }).chain((length) => digits(length).map((tail) => `6228${tail}`));
const mobiles = digits(9).map((tail) => `13${tail}`);
const words = fc.constantFrom('', '，', '身份证', '（', '）', '电话：', ' ', '"', '、', '元', '·', '\n', '号');

describe('masks', () => {
  for (const [kind, mask, cases] of golden)
    it.each(cases)(`${kind}: %s → %s`, (given, masked) => {
      expect(mask(given)).toBe(masked);
      expect(mask(masked)).toBe(masked);
    });

  it('leave what is masked as it is and show less than what they hide', () => {
    for (const [, mask] of golden)
      fc.assert(
        fc.property(fc.oneof(fc.string(), idNumbers, accounts, mobiles), (given) => {
          expect(mask(mask(given))).toBe(mask(given));
        }),
      );
    fc.assert(
      fc.property(idNumbers, (given) => maskIdNumber(given).length === given.length && !maskIdNumber(given).includes(given.slice(6, 14))),
    );
    fc.assert(fc.property(accounts, (given) => maskAccountNumber(given).length < given.length));
  });

  it('find every number in a text, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.oneof(idNumbers, accounts, mobiles)), { minLength: 1, maxLength: 6 }),
        words,
        (parts, end) => {
          const text = parts.map(([word, number]) => `${word}；${number}`).join('') + end;
          const masked = maskText(text);
          for (const [, number] of parts) expect(masked).not.toContain(number);
        },
      ),
    );
  });

  it('find every number in a JSON document', () => {
    fc.assert(
      fc.property(idNumbers, accounts, mobiles, words, (idNumber, number, phone, word) => {
        const masked = maskText(JSON.stringify({ before: { idNumber, other: `${word}${idNumber}` }, list: [{ number }, phone], phone }));
        for (const secret of [idNumber, number, phone]) expect(masked).not.toContain(secret);
        expect(() => JSON.parse(masked) as unknown).not.toThrow();
      }),
    );
  });

  it('of a record leave its bytes, files and seals; addresses only where they are asked for', () => {
    const bytes = new Uint8Array([1, 2]);
    const record = {
      rows: [{ idNumber: '370999193401030016', phone: null, count: 3, address: '王庄镇刘庄村3号' }],
      file: '/名单370999193401030016.xlsx',
      fingerprint: '12345678901234567890',
      pdf: bytes,
      text: '电话 13800000000，住址 王庄镇刘庄村3号，备注 无',
    };
    const masked = {
      ...record,
      rows: [{ idNumber: '370999********0016', phone: null, count: 3, address: '王庄镇刘庄村3号' }],
      text: '电话 138****0000，住址 王庄镇刘庄村3号，备注 无',
    };
    expect(maskRecord(record, { hasAddresses: false })).toEqual(masked);
    expect(maskRecord(record, { hasAddresses: true })).toEqual({
      ...masked,
      rows: [{ ...masked.rows[0], address: '王庄镇刘庄村***' }],
      text: '电话 138****0000，住址 王庄镇刘庄村***，备注 无',
    });
    expect((maskRecord(record, { hasAddresses: true }) as typeof record).pdf).toBe(bytes);
  });

  it('are told from the numbers themselves', () => {
    fc.assert(fc.property(fc.oneof(idNumbers, accounts, mobiles), (number) => !isMasked(number)));
    expect([maskIdNumber('370999193401030016'), maskAccountNumber('6228480000000000018'), maskPhones('13800000000')].every(isMasked)).toBe(
      true,
    );
  });
});
