import type {AppState} from '../app-state.ts';
import {changeLines} from './change-lines.ts';
import {footerLines} from '../drawing/footer.ts';
import {clean, fill, fit, line, rule, type Frame, type Line} from '../drawing/line.ts';
import {messageRule} from '../drawing/message-rule.ts';
import {restoreHeight, type RestoreState} from './restore-state.ts';

/** What was edited and not saved, and the question whether to go on with it. */
export const restoreScreen = (state: AppState, overlay: RestoreState): Frame => {
	const {size, glyphs, file} = state;
	const {columns} = size;
	const {yours, following} = overlay.changes;
	const {time, lost} = overlay.left;
	const ruled = (title: string): Line =>
		line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet');
	const body = [
		...(yours.length === 0 ? [] : [ruled('edited'), ...changeLines(yours, columns, glyphs)]),
		...(following.length === 0
			? []
			: [ruled('changes because of that'), ...changeLines(following, columns, glyphs)]),
	];
	const height = restoreHeight(size);
	const shown = body.slice(overlay.top, overlay.top + height);
	const below = body.length - overlay.top - shown.length;
	const count = `${yours.length} ${yours.length === 1 ? 'edit' : 'edits'}`;
	const missing = lost.length === 0 ? '' : ` Not in this tree any more: ${clean(lost.join(' '))}`;
	const were = yours.length === 1 ? 'was' : 'were';
	const title = ` ${count} from ${time} ${were} not saved in ${clean(file)}`;
	const question = `Restore? dcmenu ended before ${yours.length === 1 ? 'it was' : 'they were'} saved.${missing}`;
	return {
		lines: [
			line(fit(title, columns, glyphs.cut), 'strong'),
			...fill(shown, height),
			messageRule(state, below > 0 ? `${glyphs.down} ${below} more` : ''),
			line(fit(` ${question}`, columns, glyphs.cut), 'warn'),
			...footerLines(
				['y restore', 'n forget', 'Esc ask again at the next start', 'Up/Down scroll'],
				columns,
				2,
				glyphs,
				state.keys,
			),
		],
	};
};
