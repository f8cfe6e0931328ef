"""Cuts the fetched fonts into the files of database/documents/fonts. Called by build/fonts.mjs with the source folders (JSON) and the target folder.

Every file is static TrueType without hinting, layout tables and vertical metrics: the paper places glyph by glyph.
Three changes beyond leaving glyphs out, so that a table is calm and text copies back as it was written:
figures get one common width; no two characters share a glyph; the names say that these are not the original fonts.
"""
import copy
import json
import sys
from datetime import date
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

folders = {key: Path(value) for key, value in json.loads(sys.argv[1]).items()}
target = Path(sys.argv[2])
here = Path(__file__).parent


def is_han(code):
    return 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def is_symbol_of_documents(code):
    """Latin, punctuation, figures, box and bracket signs; not radicals, kana extensions, Hangul, Bopomofo and vertical forms."""
    ranges = ((0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x45F), (0x2000, 0x2BFF), (0x3000, 0x30FF), (0x3200, 0x33FF), (0xFF00, 0xFFEF))
    return any(low <= code <= high for low, high in ranges)


def gb2312():
    pairs = (bytes([row, cell]).decode('gb2312', 'ignore') for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(character) for character in pairs if character}


def characters_of(path):
    return set(TTFont(path, lazy=True).getBestCmap())


def separate_shared_glyphs(font):
    """A viewer knows one character per glyph: where two share one, copied text would be the wrong one of them."""
    table = font.getBestCmap()
    owner, copies = {}, {}
    for code in sorted(table):
        if table[code] in owner:
            copies[code] = table[code]
        else:
            owner[table[code]] = code
    if not copies:
        return 0
    order = font.getGlyphOrder()
    for code, name in copies.items():
        twin = f'twin{code:05X}'
        font['glyf'].glyphs[twin] = copy.deepcopy(font['glyf'][name])
        font['hmtx'].metrics[twin] = font['hmtx'].metrics[name]
        order.append(twin)
        for part in font['cmap'].tables:
            if code in part.cmap:
                part.cmap[code] = twin
    font.setGlyphOrder(order)
    font['glyf'].glyphOrder = order
    font['maxp'].numGlyphs = len(order)
    return len(copies)


def level_figures(font):
    """One width for 0 to 9, each centred in it, so that amounts stand under each other."""
    table, metrics, glyphs = font.getBestCmap(), font['hmtx'].metrics, font['glyf']
    names = [table[code] for code in range(0x30, 0x3A) if code in table]
    if not names:
        return
    width = metrics[table[0x30]][0]
    for name in names:
        shift = round((width - metrics[name][0]) / 2)
        glyph = glyphs[name]
        if glyph.isComposite():
            raise ValueError(f'{name} is a composite glyph')
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (width, metrics[name][1] + shift)


def cut(source, characters, file, family, style, origin):
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    options.layout_features = []
    options.recalc_timestamp = False
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'gasp', 'prep', 'FFTM', 'meta']
    font = subset.load_font(str(source), options, dontLoadGlyphNames=True)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)
    twins = separate_shared_glyphs(font)
    level_figures(font)
    post_script = f'{family.replace(" ", "")}-{style}'
    names = {1: family, 2: style, 3: f'{post_script};{origin}', 4: f'{family} {style}', 5: 'Version 1.0', 6: post_script,
             10: f'Made from {origin} on {date.today().isoformat()} by build/fonts.py of Yiyang Ledger: '
                 'glyphs left out, layout tables and hinting removed, figures set to one width, font renamed. '
                 'The original and its licence: see the licences folder beside this file.'}
    for number, text in names.items():
        font['name'].setName(text, number, 3, 1, 0x409)
    font.save(target / file)
    print(f'{file}\t{len(font.getBestCmap())} characters\t{twins} twins\t{(target / file).stat().st_size} bytes')


serif = folders['serif'] / 'package'
sans = folders['sans'] / 'package'
kai = folders['kai'] / 'usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf'
hanazono = folders['hanazono'] / 'usr/share/fonts/truetype/hanazono'
babelstone = folders['babelstone'] / 'usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf'

song = characters_of(serif / '400Regular/NotoSerifSC_400Regular.ttf')
listed = {ord(character) for character in (here / 'fonts-characters.txt').read_text(encoding='utf-8').strip()}
common = {code for code in song if is_symbol_of_documents(code) and not is_han(code)} | ((gb2312() | listed) & song)

cut(serif / '400Regular/NotoSerifSC_400Regular.ttf', common, 'song-regular.ttf', 'Yiyang Song', 'Regular', 'Noto Serif SC 2.003')
cut(serif / '700Bold/NotoSerifSC_700Bold.ttf', common, 'song-bold.ttf', 'Yiyang Song', 'Bold', 'Noto Serif SC 2.003')
cut(sans / '400Regular/NotoSansSC_400Regular.ttf', common, 'hei-regular.ttf', 'Yiyang Hei', 'Regular', 'Noto Sans SC 2.004')
cut(sans / '700Bold/NotoSansSC_700Bold.ttf', common, 'hei-bold.ttf', 'Yiyang Hei', 'Bold', 'Noto Sans SC 2.004')
cut(kai, common, 'kai-regular.ttf', 'Yiyang Kai', 'Regular', 'LXGW WenKai 1.250')

rare = {code for code in song - common if is_han(code)}
cut(serif / '400Regular/NotoSerifSC_400Regular.ttf', rare, 'song-rare.ttf', 'Yiyang Song Rare', 'Regular', 'Noto Serif SC 2.003')
second = {code for code in characters_of(hanazono / 'HanaMinB.ttf') - song if 0x20000 <= code < 0x30000}
cut(hanazono / 'HanaMinB.ttf', second, 'ming-plane2.ttf', 'Yiyang Ming Plane Two', 'Regular', 'Hanazono Mincho B 2017-09-04')
third = {code for code in characters_of(babelstone) - song - second if code >= 0x20000}
cut(babelstone, third, 'song-plane3.ttf', 'Yiyang Song Plane Three', 'Regular', 'BabelStone Han 15.0.5')
