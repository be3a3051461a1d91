import type {Action} from '../app-actions.ts';
import {overlayOf, say, step, type AppState, type Overlay} from '../app-state.ts';
import {textOf, type TextField} from '../dialogs/text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** The field that a line of line mode is the text of; the line of a search is not, as results have commands. */
export const lineField = (overlay: Overlay | undefined): TextField | undefined => {
	switch (overlay?.kind) {
		case 'field':
		case 'load':
		case 'price': {
			return overlay.field;
		}

		case 'name': {
			return overlay.isAtComment ? overlay.comment : overlay.field;
		}

		case 'save': {
			return overlay.naming;
		}

		case 'search': {
			return overlay.edit?.field;
		}

		case undefined:
		case 'page':
		case 'merge':
		case 'restore':
		case 'find':
		case 'question':
		case 'picker':
		case 'letter':
		case 'wait':
		case 'confirm':
		case 'bringup': {
			return undefined;
		}
	}
};

/** What was typed into the field that is open on the screens; undefined: none is. */
export const typedText = (state: AppState): string | undefined => {
	const field = lineField(overlayOf(state));
	return field && textOf(field);
};

const key = (name: Key): Action => ({type: 'input', input: {kind: 'key', key: name}});

/** Has a text in the place of what stands in the field that is open. */
export const typedInstead = (text: string): readonly Action[] => [
	key('end'),
	key('ctrl-u'),
	{type: 'input', input: {kind: 'paste', text}},
];

/**
 * What the screens do with a line that was typed in line mode and not entered: the text of a field goes on there, and
 * everything else waits until there are lines again.
 */
export const unentered = (state: AppState, line: string): readonly Action[] => {
	if (line.trim() === '') {
		return [];
	}

	return typedText(state) === undefined
		? [
				{
					type: 'step',
					take: now => step(say(now, `"${line}" was not entered: line mode has it again`)),
				},
			]
		: typedInstead(line);
};

/** What the screens read key by key has no lines: a search among the rows, or in the log, is over. */
export const handedOver: Action = {
	type: 'step',
	take: state =>
		step({
			...state,
			overlays: state.overlays.filter(({kind}) => kind !== 'letter' && kind !== 'find'),
			bringup: state.bringup && {...state.bringup, find: undefined},
		}),
};
