import type {SaveProblem} from '../../config/save-problems.ts';
import {describeOrigin, originOf} from '../../kconfig/origin.ts';
import {whyHiddenSymbol} from '../../kconfig/explain.ts';
import {titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState, Message} from '../app-state.ts';
import {buttonsText} from '../dialogs/buttons.ts';
import {changeCost, withCosts} from './change-cost.ts';
import {changeLines} from './change-lines.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {
	cells,
	clean,
	fill,
	fit,
	line,
	rule,
	span,
	spread,
	type Frame,
	type Line,
} from '../drawing/line.ts';
import {saveButtons} from './save-buttons.ts';
import {saveRows, type SaveRow} from './save-rows.ts';
import {messageRule} from '../drawing/message-rule.ts';
import {isWide, saveHeight} from './save-layout.ts';
import type {SaveState} from './save-state.ts';
import {fieldWindow} from '../dialogs/text-field.ts';
import {setByIn} from '../pages/value-source.ts';

/** What a save would change, what follows from that, what it would write, and the question. */
export const saveScreen = (state: AppState, overlay: SaveState): Frame => {
	const {size, glyphs} = state;
	const {columns} = size;
	const ruled = (title: string): Line =>
		line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet');
	const rows = saveRows(state, overlay);
	const height = saveHeight(size);
	const shown = rows.slice(overlay.top, overlay.top + height);
	const lines = rowLines(state, shown).map((shownLine, at) =>
		overlay.top + at === overlay.index && shown[at]?.kind !== 'heading'
			? {...shownLine, isReversed: true}
			: shownLine,
	);
	const below = rows.length - overlay.top - shown.length;
	const label = ' Save as: ';
	const typed = overlay.naming && fieldWindow(overlay.naming, columns - cells(label));
	const {text, tone} = saveSentence(state, overlay, rows[overlay.index]);
	const frame = [
		line(titleText(state, overlay), 'strong'),
		...fill(lines.length === 0 ? [ruled('')] : lines, height),
		messageRule(state, below > 0 ? `${glyphs.down} ${below} more` : ''),
		typed
			? line(label + typed.text, 'strong')
			: line(fit(` ${clean(text)}`, columns, glyphs.cut), tone),
		...footLines(state, overlay),
	];
	return {
		lines: frame,
		cursor:
			typed && overlay.button === undefined
				? {x: cells(label) + typed.cursor, y: frame.length - 3}
				: undefined,
	};
};

/** The keys, below the buttons where there are some. */
const footLines = (state: AppState, overlay: SaveState): readonly Line[] => {
	const {size, glyphs, keys} = state;
	const labels = saveButtons(state, overlay);
	const marked = overlay.button ?? (overlay.naming ? undefined : 'Yes');
	const above = labels.length === 0 ? [] : [line(` ${buttonsText(labels, marked, size)}`)];
	const rest = 2 - above.length;
	return [...above, ...footerLines(hints(state, overlay), size.columns, rest, glyphs, keys)];
};

/** The question, and how much it is about; and where somebody else wrote the file, when. */
export const saveTitle = (
	{file, facts}: AppState,
	{changes, disk, look}: SaveState,
): {readonly question: string; readonly news: string} => {
	if (!facts.isUnsaved && disk.kind === 'same') {
		return {question: `${clean(file)} is up to date`, news: ''};
	}

	const {yours, following} = changes;
	const wrong = (look?.problems ?? []).filter(({line: itself}) => !itself?.isKept).length;
	const problems = wrong === 0 ? '' : `, ${wrong} ${wrong === 1 ? 'problem' : 'problems'}`;
	const verb = following.length === 1 ? 'follows' : 'follow';
	const cause = yours.length === 1 ? 'it' : 'them';
	const consequences = following.length === 0 ? '' : `, ${following.length} ${verb} from ${cause}`;
	const counts =
		yours.length + following.length === 0
			? 'nothing was set by hand'
			: `${yours.length} yours${consequences}`;
	const news =
		disk.kind === 'changed'
			? `the file changed at ${disk.time}`
			: disk.kind === 'gone'
				? 'the file is gone'
				: '';
	return {question: `Save ${clean(file)}?   ${counts}${problems}`, news};
};

/** Where there is room it is said, too, that nothing is the matter. */
const titleText = (state: AppState, overlay: SaveState): string => {
	const {facts, size, glyphs} = state;
	const {question, news} = saveTitle(state, overlay);
	const unchanged = 'vs the file on disk (unchanged)';
	const hasRoom = cells(question) + cells(unchanged) + 1 < size.columns;
	const isSame = facts.isUnsaved && overlay.disk.kind === 'same' && overlay.look !== undefined;
	return spread(` ${question}`, isSame && hasRoom ? unchanged : news, size.columns, glyphs.cut);
};

/** What is the matter with the file, or where the change under the cursor comes from, or what a save is. */
export const saveSentence = (
	state: AppState,
	{disk, isQuitting, failure, changes}: SaveState,
	row: SaveRow | undefined,
): Message => {
	const {file} = state;
	if (failure !== undefined) {
		return {text: 'Nothing is lost: Enter tries again, o names another file.', tone: 'bad'};
	}

	if (disk.kind === 'changed') {
		const text = `${file} was written by somebody else at ${disk.time}: Enter merges, or asks`;
		return {text, tone: 'bad'};
	}

	if (row?.kind === 'problem') {
		return {text: problemText(row.problem), tone: 'plain'};
	}

	if (row?.kind === 'following' || row?.kind === 'other') {
		return {text: `${row.change.symbol.name}: ${reasonText(state, row)}`, tone: 'plain'};
	}

	if (!state.facts.isUnsaved && disk.kind === 'same') {
		return {text: 'There is nothing to write.', tone: 'good'};
	}

	// On the way out the question comes before what the option is about.
	if (row?.kind === 'yours' && !isQuitting) {
		const {symbol} = row.change;
		const place = placeText(symbol, Number.POSITIVE_INFINITY, '');
		return {text: titleOf(symbol) + (place === '' ? '' : `, in ${place}`), tone: 'plain'};
	}

	const isNothingSet = changes.yours.length + changes.following.length === 0;
	const text = !isQuitting
		? 'Enter or y writes these files.'
		: !isNothingSet
			? 'There are changes that are not saved.'
			: disk.kind === 'none' || disk.kind === 'gone'
				? `There is no ${file}: a save writes what the tree gives by itself.`
				: 'You changed nothing, but a save would write other lines than the file has.';
	return {text, tone: 'warn'};
};

/** What is wrong with a line, and what becomes of it. */
const problemText = ({text, line}: SaveProblem): string =>
	line === undefined
		? text
		: line.isKept
			? `${text}: kept at the end of the file, X drops it`
			: `${text}: a save drops it, K keeps it`;

type ChangeRow = Extract<SaveRow, {readonly change: unknown}>;

/** Where a value that nobody set comes from, or why its line goes. */
export const reasonText = (state: AppState, {change: {symbol, after}}: ChangeRow): string => {
	const {evaluation} = state;
	return after === undefined
		? whyHiddenSymbol(evaluation, symbol)
		: describeOrigin(originOf(evaluation, symbol), symbol, setByIn(state));
};

const hints = (state: AppState, overlay: SaveState): readonly Hint[] => {
	const {past, future, facts} = state;
	const {isQuitting, naming, disk, dropped, changes, button, look} = overlay;
	const lines = (look?.problems ?? []).flatMap(({line: itself}) => itself ?? []);
	const isNo = button === 'No';
	const hasButtons = saveButtons(state, overlay).length > 0;
	// Two lines of keys name few of them; below buttons there is one.
	const isNarrow = state.size.columns < 80 && !hasButtons;
	return naming
		? ['Enter save under this name', 'Esc back', 'F1 help']
		: [
				disk.kind === 'changed'
					? 'Enter merge'
					: isQuitting
						? `${isNo ? '' : 'Enter/'}y save and quit`
						: 'Enter/y save',
				...(isNarrow ? ['F1 keys'] : []),
				...(isQuitting ? [`${isNo ? 'Enter/' : ''}n quit without saving`] : []),
				'Esc keep editing',
				...(hasButtons ? ['F1 keys'] : []),
				...(isQuitting ? ['s save and stay'] : []),
				...(changes.yours.length + dropped.size > 0 ? ['Space drop one'] : []),
				...(lines.some(({isKept}) => !isKept) ? ['K keep unknown lines'] : []),
				...(lines.some(({isKept}) => isKept) ? ['X drop unknown lines'] : []),
				...(facts.isUnsaved ? ['v full diff', 'c copy it'] : []),
				...(past.length === 0 ? [] : ['u undo']),
				...(future.length === 0 ? [] : ['U redo']),
				...(isNarrow || hasButtons ? [] : ['F1 keys']),
				'o other file',
				'D as a defconfig',
				...(hasButtons ? [] : ['Tab next part']),
				'Up/Down scroll',
			];
};

/** The rows' lines: names in one column over all parts, so that values stand below each other. */
const rowLines = (state: AppState, rows: readonly SaveRow[]): readonly Line[] => {
	const {columns} = state.size;
	const {glyphs} = state;
	const changed = rows.flatMap(row => ('change' in row ? [row] : []));
	const marks = new Map(changed.map(row => [row.change.symbol, markOf(row)]));
	const width = isWide(state.size) ? Math.floor(columns * 0.75) : columns;
	const told = changeLines(
		changed.map(({change}) => change),
		width,
		glyphs,
		symbol => marks.get(symbol)!,
	);
	const lines = withCosts(
		told,
		changed.map(row =>
			row.kind === 'yours' && !row.isKept ? undefined : changeCost(state, row.change),
		),
		width,
		glyphs,
	);
	const used = lines.map(({spans}) => spans.reduce((sum, {text}) => sum + cells(text), 0));
	const reasonsAt = Math.max(...used) + 2;
	const room = isWide(state.size) ? columns - reasonsAt : 0;
	let at = 0;
	return rows.map(row => {
		if (!('change' in row)) {
			return otherLine(state, row);
		}

		const {spans} = lines[at]!;
		const gap = ' '.repeat(reasonsAt - used[at]!);
		at++;
		if (room <= 0) {
			return {spans};
		}

		const reason =
			row.kind === 'yours'
				? placeText(row.change.symbol, room, glyphs.cut)
				: fit(clean(reasonText(state, row)), room, glyphs.cut);
		return {spans: [...spans, span(`${gap}${reason}`, 'quiet')]};
	});
};

/** Of a line that can be kept the line itself comes first, behind a mark of whether it is. */
const otherLine = ({size: {columns}, glyphs}: AppState, row: Exclude<SaveRow, ChangeRow>): Line => {
	if (row.kind !== 'problem') {
		return row.kind === 'heading'
			? line(rule(clean(row.text), columns, glyphs.rule, glyphs.cut), 'quiet')
			: line(fit(`      ${clean(row.text)}`, columns, glyphs.cut));
	}

	const {text, line: itself} = row.problem;
	if (itself === undefined) {
		return {
			spans: [span('  !   ', 'warn'), span(fit(clean(text), columns - 6, glyphs.cut))],
		};
	}

	const shown = `  [${itself.isKept ? 'x' : ' '}] ${clean(itself.text)}`;
	const room = columns - cells(shown) - 2;
	const said = clean(text);
	return room < Math.min(24, cells(said))
		? line(fit(shown, columns, glyphs.cut))
		: {spans: [span(shown), span(`  ${fit(said, room, glyphs.cut)}`, 'quiet')]};
};

/** Where an option stands: the lists that it is in, from the outermost one that there is room for. */
const placeText = ({nodes}: KconfigSymbol, room: number, cut: string): string => {
	const shown = nodes.find(({prompt}) => prompt);
	const titles: string[] = [];
	for (let place = shown?.parent; place?.parent !== undefined; place = place.parent) {
		if (place.prompt && isList(place)) titles.unshift(clean(place.prompt.text));
	}

	while (titles.length > 1 && cells(titles.join(' > ')) > room) titles.shift();
	return fit(titles.join(' > '), room, cut);
};

const isList = ({symbol, isMenuconfig}: MenuNode): boolean =>
	symbol === undefined || isMenuconfig || symbol.isChoice;

const markOf = (row: SaveRow): string =>
	row.kind === 'yours' ? `  [${row.isKept ? 'x' : ' '}] ` : '      ';
