import {isComment} from '../../config/defconfig-comment.ts';
import {closeOverlay, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import type {DefconfigEntry} from '../services.ts';
import {editField, pasteInto, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Asks under which name a defconfig is saved, and what to remember about it. */
export type NameState = {
	readonly kind: 'name';
	readonly field: TextField;
	/** The first line of the file, for people. */
	readonly comment: TextField;
	/** Which of the two is typed into. */
	readonly isAtComment: boolean;
	readonly error: string | undefined;
	/** Defconfigs that are there; undefined until the list is read. */
	readonly entries: readonly DefconfigEntry[] | undefined;
	/** The name that was said to be there, or to be shipped: the next Enter takes it all the same. */
	readonly overwrites: string | undefined;
};

export const openName: NameState = {
	kind: 'name',
	field: textField(''),
	comment: textField(''),
	isAtComment: false,
	error: undefined,
	entries: undefined,
	overwrites: undefined,
};

export const nameKey = (state: AppState, overlay: NameState, key: Key): Step => {
	switch (key) {
		case 'escape':
		case 'ctrl-c': {
			return step(closeOverlay(state));
		}

		case 'tab':
		case 'shift-tab':
		case 'up':
		case 'down': {
			return step(updateOverlay(state, {...overlay, isAtComment: !overlay.isAtComment}));
		}

		case 'enter': {
			return save(state, overlay);
		}
	}

	const field = editField(typedField(overlay), key);
	return field ? typed(state, overlay, field) : step(state);
};

export const namePaste = (state: AppState, overlay: NameState, text: string): Step =>
	typed(state, overlay, pasteInto(typedField(overlay), text));

const typedField = ({field, comment, isAtComment}: NameState): TextField =>
	isAtComment ? comment : field;

const typed = (state: AppState, overlay: NameState, field: TextField): Step => {
	const edited = overlay.isAtComment ? {comment: field} : {field};
	return step(updateOverlay(state, {...overlay, ...edited, error: undefined}));
};

const save = (state: AppState, overlay: NameState): Step => {
	const refuse = (error: string, changes: Partial<NameState> = {}): Step =>
		step(updateOverlay(state, {...overlay, ...changes, error}));
	const name = textOf(overlay.field).trim();
	const isPath = name.includes('/');
	if (isPath ? name.endsWith('/') : !/^[\p{L}\p{N}_+-][\p{L}\p{N}_.+-]*$/u.test(name)) {
		return refuse(
			isPath
				? 'a path ends with the name of a file'
				: 'a name has letters, digits, - _ + and . and does not start with a dot',
		);
	}

	const comment = textOf(overlay.comment).trim();
	if (!isComment(comment)) {
		return refuse('a comment that begins with CONFIG_ would be read as a value');
	}

	const there = overlay.entries?.find(entry => entry.origin === 'project' && entry.name === name);
	if (there && overlay.overwrites !== name) {
		// What was said of it holds for what takes its place, unless something else is said.
		return refuse(`defconfigs/${name} is there already: Enter once more overwrites it`, {
			overwrites: name,
			comment: comment === '' ? textField(there.comment) : overlay.comment,
		});
	}

	const isShipped = overlay.entries?.some(
		entry => entry.origin === 'shipped' && entry.name === name,
	);
	if (isShipped && overlay.overwrites !== name) {
		return refuse('a shipped defconfig is called so: Enter once more puts yours in its place', {
			overwrites: name,
		});
	}

	const {evaluation} = state;
	return step(closeOverlay(state), {
		kind: 'save-defconfig',
		evaluation,
		name,
		comment,
		asked: overlay,
	});
};
