import {bringupHints} from './bringup-hints.ts';
import {isSmall, type BringupLook} from './bringup-look.ts';
import type {SessionState} from './bringup-session.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {line, lineText, type Line} from '../drawing/line.ts';

/** Says where all keys are told: it keeps its place, however small the window. */
const keysHint: Hint = '? keys';

/** The keys that work now, as many as there is room for. */
export function bringupFooter(session: SessionState, look: BringupLook): readonly Line[] {
	const {size, glyphs} = look;
	const hints = bringupHints(session);
	if (!isSmall(look)) {
		const rows = footerLines(hints, size.columns, 2, glyphs);
		if (!hints.includes(keysHint) || rows.some(row => lineText(row).includes(keysHint)))
			return rows;
		const [first = '', second = '', ...rest] = hints.filter(hint => hint !== keysHint);
		return footerLines([first, second, keysHint, ...rest], size.columns, 2, glyphs);
	}

	if (!hints.includes(keysHint)) return footerLines(hints, size.columns, 1, glyphs);
	const others = hints.filter(hint => hint !== keysHint).map(short);
	const room = size.columns - keysHint.length - 2;
	return footerLines(others, room, 1, glyphs).map(row => line(`${lineText(row)}  ${keysHint}`));
}

const shortForms: readonly (readonly [RegExp, string])[] = [
	[/ \(asks\)$/, ''],
	[/^z leave it running$/, 'z leave'],
	[/ now$/, ''],
	[/^y copy ssh$/, 'y copy'],
	[/^r try again$/, 'r retry'],
	[/^W wait\+launch$/, 'W launch'],
	[/^PgUp\/PgDn scroll$/, 'PgUp/PgDn'],
];

const short = (hint: Hint): Hint =>
	shortForms.reduce((text, [long, form]) => text.replace(long, form), hint);
