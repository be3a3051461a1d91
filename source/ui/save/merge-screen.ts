import {sideText, type Conflict} from '../../config/three-way-merge.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import type {AppState} from '../app-state.ts';
import {changeLines} from './change-lines.ts';
import {footerLines} from '../drawing/footer.ts';
import {clean, fill, fit, line, rule, type Frame, type Line} from '../drawing/line.ts';
import {messageRule} from '../drawing/message-rule.ts';
import {mergeHeight, type MergeState} from './merge-state.ts';

/** What both sides made of a file that somebody else wrote meanwhile, and the question what becomes of it. */
export const mergeScreen = (state: AppState, overlay: MergeState): Frame => {
	const {size, glyphs, file} = state;
	const {columns} = size;
	const {sides, theirChanges, yourChanges, time, top} = overlay;
	const {conflicts} = sides;
	const part = (title: string, lines: readonly Line[]): readonly Line[] =>
		lines.length === 0
			? []
			: [line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet'), ...lines];
	const body = [
		...part(
			'both of you changed',
			conflicts.map((conflict, at) => conflictLine(state, overlay, conflict, at)),
		),
		...part('they changed', changeLines(theirChanges, columns, glyphs)),
		...part('you changed', changeLines(yourChanges, columns, glyphs)),
	];
	const height = mergeHeight(size);
	const shown = body.slice(top, top + height);
	const below = body.length - top - shown.length;
	const title = ` ${clean(file)} was written by somebody else at ${time}`;
	const question =
		conflicts.length === 0
			? 'Enter takes both sides: nothing was changed by both.'
			: `${conflicts.length} changed by both: Space takes the other side, Enter merges.`;
	return {
		lines: [
			line(fit(title, columns, glyphs.cut), 'strong'),
			...fill(shown.length === 0 ? [line('  Its lines differ, and no value.')] : shown, height),
			messageRule(state, below > 0 ? `${glyphs.down} ${below} more` : ''),
			line(fit(` ${question}`, columns, glyphs.cut), 'warn'),
			...footerLines(
				[
					'Enter merge',
					'Esc back',
					'F1 keys',
					...(conflicts.length === 0 ? [] : ['Space mine/theirs', 'm all mine', 't all theirs']),
					'O overwrite theirs',
					'T drop mine',
					'Up/Down',
				],
				columns,
				2,
				glyphs,
				state.keys,
			),
		],
	};
};

/** What both sides made of an option; the one that is taken is bracketed. */
export const conflictText = (conflict: Conflict, isTheirs: boolean): string => {
	const valueText = (side: Conflict['ours']): string => sideText(conflict, side) ?? 'its default';
	const mine = `mine ${valueText(conflict.ours)}`;
	const theirs = `theirs ${valueText(conflict.theirs)}`;
	const sides = isTheirs ? ` ${mine}  [${theirs}]` : `[${mine}]  ${theirs} `;
	return `${conflict.symbol.name ?? titleOf(conflict.symbol)}  ${sides}`;
};

const conflictLine = (
	{size, glyphs}: AppState,
	{given, index}: MergeState,
	conflict: Conflict,
	at: number,
): Line => {
	const text = `${at === index ? '>' : ' '} ${conflictText(conflict, given.has(conflict))}`;
	const drawn = line(fit(clean(text), size.columns, glyphs.cut));
	return at === index ? {...drawn, isReversed: true} : drawn;
};
