import {cells, clean, graphemes, head} from '../drawing/line.ts';
import {isCharacter, type Key} from '../terminal/terminal-keys.ts';

/** A line that is being typed; the cursor stands between the two parts. */
export type TextField = {readonly before: string; readonly after: string};

export const textField = (text: string): TextField => ({before: text, after: ''});

export const textOf = ({before, after}: TextField): string => before + after;

/** Puts pasted text in: only its first line, without control characters. */
export const pasteInto = ({before, after}: TextField, text: string): TextField => ({
	before: before + clean(text.trim().split(/\r\n|\r|\n/)[0] ?? ''),
	after,
});

/** What a key does to the line, as in a shell; undefined: nothing. */
export const editField = ({before, after}: TextField, key: Key): TextField | undefined => {
	if (isCharacter(key)) {
		return {before: before + key, after};
	}

	switch (key) {
		case 'left':
		case 'ctrl-b': {
			const kept = graphemes(before).slice(0, -1).join('');
			return {before: kept, after: before.slice(kept.length) + after};
		}

		case 'right':
		case 'ctrl-f': {
			const next = graphemes(after)[0] ?? '';
			return {before: before + next, after: after.slice(next.length)};
		}

		case 'home':
		case 'ctrl-a': {
			return {before: '', after: before + after};
		}

		case 'end':
		case 'ctrl-e': {
			return {before: before + after, after: ''};
		}

		case 'alt-b':
		case 'ctrl-left': {
			const kept = withoutLastWord(before);
			return {before: kept, after: before.slice(kept.length) + after};
		}

		case 'alt-f':
		case 'ctrl-right': {
			const word = /^\s*\S*/.exec(after)![0];
			return {before: before + word, after: after.slice(word.length)};
		}

		case 'backspace': {
			return {before: graphemes(before).slice(0, -1).join(''), after};
		}

		case 'delete':
		case 'ctrl-d': {
			return {before, after: graphemes(after).slice(1).join('')};
		}

		case 'ctrl-u': {
			return {before: '', after};
		}

		case 'ctrl-k': {
			return {before, after: ''};
		}

		case 'alt-d': {
			return {before, after: after.replace(/^\s*\S*/, '')};
		}

		case 'alt-backspace':
		case 'ctrl-w': {
			return {before: withoutLastWord(before), after};
		}
	}

	return undefined;
};

const withoutLastWord = (text: string): string => text.replace(/\S*\s*$/, '');

/** The part of the line around the cursor that fits, the cursor's cell in it, and whether there is more at its sides. */
export const fieldWindow = (
	{before, after}: TextField,
	width: number,
): {
	readonly text: string;
	readonly cursor: number;
	readonly isCutBefore: boolean;
	readonly isCutAfter: boolean;
} => {
	const parts = graphemes(before);
	let start = parts.length;
	let used = 0;
	// One cell is kept for the cursor behind the last character.
	while (start > 0 && used + cells(parts[start - 1]!) <= width - 1) {
		start--;
		used += cells(parts[start]!);
	}

	const left = parts.slice(start).join('');
	const right = head(after, width - used);
	return {
		text: left + right,
		cursor: used,
		isCutBefore: start > 0,
		isCutAfter: right !== after,
	};
};
