/**
 * What stands in place of numbers that lead to a person: ID numbers, accounts, telephones, certificates, names and addresses. Pure; every mask
 * leaves what is masked already as it is, and shows no more than is needed to tell two records apart.
 */

/** Surnames of two characters that still occur; the mask of a name keeps them whole. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 尉迟 东方 皇甫 慕容 司徒 司空 夏侯 令狐 公孙 宇文 长孙 端木 南宫 轩辕 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 ' +
    '拓跋 独孤 申屠 太史 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 鲜于 闾丘 司寇 亓官 公西 第五 贺兰 完颜 赫连 钟离 万俟'
  ).split(' '),
);

const shortestIdNumber = 15;
const shortestAccount = 8;
const endDigits = 4;
const stars = (count: number): string => '*'.repeat(Math.max(count, 0));

/** `370999193401030016` → `370999********0016`. Anything shorter than an ID number is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < shortestIdNumber) return stars(idNumber.length);
  return idNumber.slice(0, 6) + stars(idNumber.length - 6 - endDigits) + idNumber.slice(-endDigits);
}

/** A 残疾人证号 is an ID number with the kind and the grade behind it: `37099919470818677261` → `370999**********7261`. */
export function maskCertificateNumber(certificate: string): string {
  return maskIdNumber(certificate);
}

/** `6228480000000000018` → `尾号0018`. Anything shorter than an account number is hidden whole. */
export function maskAccountNumber(account: string): string {
  if (/^尾号.{4}$/.test(account)) return account;
  return account.length < shortestAccount ? stars(account.length) : `尾号${account.slice(-endDigits)}`;
}

/** `13800000000` → `138****0000`, `0538-3212345` → `0538-***2345`; each number of several. */
export function maskPhones(phones: string): string {
  return phones.split('、').map(maskPhone).join('、');
}

/** Beijing and the cities with 02 have area codes of three digits, all others of four. */
const landline = /^(010|02\d|0[3-9]\d{2})(-?)([\d*]{3,4})(\d{4})((?:-\d{1,6})?)$/;

function maskPhone(phone: string): string {
  const fixed = landline.exec(phone);
  if (fixed) return `${fixed[1]}${fixed[2]}${stars(fixed[3]?.length ?? 0)}${fixed[4]}${fixed[5]}`;
  if (phone.length >= 11) return phone.slice(0, 3) + stars(phone.length - 3 - endDigits) + phone.slice(-endDigits);
  if (phone.length >= 7) return stars(phone.length - endDigits) + phone.slice(-endDigits);
  return stars(phone.length);
}

/** `张三` → `张*`, `欧阳山杰` → `欧阳**`, `买买提·依明` → `买**·**`: the dot and blanks of a name stay. */
export function maskName(name: string): string {
  const characters = [...name];
  const shown = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return characters.map((character, index) => (index < shown || character === '·' || character === ' ' ? character : '*')).join('');
}

/** The village, community, township or street an address begins with; what lies behind it is a household's. */
const publicPart = /^.*?(?:村(?!街道|镇|乡)(?:民?委(?:员)?会)?|社区(?:居委会)?|居委会)|^.*?(?:街道|镇|乡)/u;

/** `新城街道东关社区3号楼` → `新城街道东关社区***`; hidden whole where no such place is named. */
export function maskAddress(address: string): string {
  const shown = publicPart.exec(address)?.[0] ?? '';
  return shown.length === address.length ? address : `${shown}***`;
}

const digit = '[0-9０-９]';
/** Never inside a word or a longer number: temporary numbers, fingerprints and credit codes stay. */
const before = '(?<![0-9０-９A-Za-z*])';
const after = '(?![0-9０-９A-Za-z*])';
/** A word in front says what a short number is. */
const accountWord = '(?<=(?:一卡通|账号|账户|卡号)[ ：:]{0,2})';
const phoneWord = '(?<=电话[ ：:]{0,2}(?:[0-9*-]+、)*)';
const alternatives = [
  // Eighteen characters, perhaps in groups, perhaps with the tail of a disability certificate.
  `(?<id>${digit}{6}[ -]?(?:1[89]|20|１[８９]|２０)${digit}{6}[ -]?${digit}{3}[0-9０-９XxＸｘ](?:${digit}{2}(?:B${digit}{1,2})?)?|${digit}{17}[XxＸｘ])`,
  `(?<account>${accountWord}${digit}{8,30})`,
  `(?<mobile>1[3-9]${digit}[ -]?${digit}{4}[ -]?${digit}{4}|１[３-９]${digit}{9})`,
  `(?<fixed>0${digit}{2,3}-${digit}{7,8}|0${digit}{9,11}|${phoneWord}${digit}{7,12})`,
  `(?<grouped>(?:${digit}{4}[ -]){3,4}${digit}{1,4})`,
  `(?<other>${digit}{15,30})`,
];
const numbers = new RegExp(`${before}(?:${alternatives.join('|')})${after}`, 'gu');
const mayHoldNumber = /[0-9０-９]{4}/;

/** Fifteen digits of an ID number before 1999: the county, then a day of birth without its century. */
const oldIdNumber = /^[1-8]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/;
const plainDigits = (text: string): string =>
  text.replace(/[ -]/g, '').replace(/[０-９ｘＸ]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

function maskNumbers(text: string): string {
  if (!mayHoldNumber.test(text)) return text;
  return text.replace(numbers, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const plain = plainDigits(found);
    if (groups['id'] !== undefined) return maskIdNumber(plain);
    if (groups['mobile'] !== undefined) return maskPhone(plain);
    if (groups['fixed'] !== undefined) return maskPhone(found.replace(/[０-９]/gu, plainDigits));
    return oldIdNumber.test(plain) ? maskIdNumber(plain) : maskAccountNumber(plain);
  });
}

/** Values whose key says what they are, however short or oddly written they are. */
const maskOfKey: Readonly<Record<string, (value: string) => string>> = {
  idNumber: maskIdNumber,
  caregiverIdNumber: maskIdNumber,
  certificateNumber: maskCertificateNumber,
  number: maskAccountNumber,
  accountNumber: maskAccountNumber,
  payeeAccount: maskAccountNumber,
  basicAccount: maskAccountNumber,
  careAccount: maskAccountNumber,
  phone: maskPhones,
  caregiverPhone: maskPhones,
  managerPhone: maskPhones,
};
/** Places in the program and on the disk, and seals: digits in them lead to nobody, and a changed one would lead nowhere. */
const untouchedKeys: ReadonlySet<string> = new Set(
  'file fileName folder path previewId jobId uid hash sha256 fingerprint recoveryKey report code creditCode documentNo receiptNo voucherNo link contractNo paymentNo invoiceNo approvalNo baselineDocumentNo fireDocumentNo electricalNo safetyDocumentNo filingNo assetRegistrationNo'.split(
    ' ',
  ),
);

export type MaskOptions = {
  /** Addresses are cut to the village too: for those who see everything masked. */
  readonly hasAddresses: boolean;
};

/** As the life line of a person says it. */
const addressWords = /(住址 )([^，]+)/g;

/**
 * A copy of an answer, a parameter or a record with everything masked that its keys name, and in its texts what can be told from the digits
 * themselves. Bytes stay.
 */
export function maskRecord(value: unknown, options: MaskOptions, key = ''): unknown {
  if (typeof value === 'string') {
    if (untouchedKeys.has(key)) return value;
    const known = maskOfKey[key];
    if (known) return known(value);
    if (options.hasAddresses && key === 'address') return maskAddress(value);
    const text = maskText(value);
    return options.hasAddresses ? text.replace(addressWords, (_, word: string, address: string) => word + maskAddress(address)) : text;
  }
  if (Array.isArray(value)) return value.map((item) => maskRecord(item, options, key));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskRecord(item, options, name)]));
}

/**
 * Free text, or a JSON document as the audit keeps it, with every ID number, account, telephone and certificate number in it masked; in a
 * document also what its keys name, addresses too. Words, dates, amounts, temporary numbers and fingerprints stay.
 */
export function maskText(text: string): string {
  if (!/^\s*[[{]/.test(text)) return maskNumbers(text);
  try {
    return JSON.stringify(maskRecord(JSON.parse(text), { hasAddresses: true }));
  } catch {
    return maskNumbers(text);
  }
}

/** A mask came back as if it were the number itself: a form was filled with what only stands for it. */
export function isMasked(value: string): boolean {
  return /[*＊]/.test(value) || value.startsWith('尾号');
}
