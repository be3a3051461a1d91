import {say, step, type AppState, type Step} from '../app-state.ts';
import {isRunning} from '../bringup/bringup-session.ts';
import {keyName} from '../keys/key-names.ts';
import {leastSize} from './layout.ts';
import {fill, fit, line, wrap, type Frame} from './line.ts';
import {quit} from '../menu/menu-commands.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** What a window shows that was made too small for anything else. */
export const tooSmallScreen = ({size, glyphs, message, file, facts}: AppState): Frame => {
	const {columns, rows} = size;
	const need = `This window is ${columns}x${rows}: make it ${leastSize.columns}x${leastSize.rows} or larger.`;
	const texts = [
		...(message ? [message.text] : []),
		need,
		...(facts.isUnsaved ? [`${file} is not saved.`] : []),
		'q quits.',
	];
	const lines = texts
		.flatMap(text => wrap(text, columns))
		.map(text => line(fit(text, columns, glyphs.cut)));
	return {lines: fill(lines, Math.max(1, rows - 1))};
};

/**
 * What is not seen must not be changed, and no question can be read: what is not saved or still runs is left as it is,
 * and only Ctrl-C leaves it.
 */
export const tooSmallKey = (state: AppState, key: Key): Step => {
	const {facts, bringup, file, farewell} = state;
	const isRisky = facts.isUnsaved || isRunning(bringup);
	if (key === 'ctrl-c' && isRisky) {
		const unsaved = facts.isUnsaved ? [`Changes were not saved: ${file} is as it was.`] : [];
		return step(state, {kind: 'exit', exitStatus: 130, farewell: [...farewell, ...unsaved]});
	}

	if (key === 'q' && isRisky) {
		const what = facts.isUnsaved ? 'changes are not saved' : 'a bring-up is running';
		return step(say(state, `q: ${what}. Make the window larger, or leave with Ctrl-C.`, 'warn'));
	}

	return key === 'q' || key === 'ctrl-c'
		? quit(state)
		: step(say(state, `${keyName(key)}: only q works here`, 'warn'));
};
