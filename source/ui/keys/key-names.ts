import type {MenuCommand} from './key-map.ts';
import {keyProfiles, type KeyProfile} from './key-profiles.ts';
import type {Key} from '../terminal/terminal-keys.ts';

const spoken: Readonly<Record<Key, string>> = {
	' ': 'Space',
	escape: 'Esc',
	'page-up': 'PgUp',
	'page-down': 'PgDn',
};

/** A key as people write it: `ctrl-d` is Ctrl-D, `alt-u` is Alt-u, `f1` is F1. */
export const keyName = (key: Key): string => {
	if (key.startsWith('alt-')) {
		return `Alt-${keyName(key.slice(4))}`;
	}

	return (
		spoken[key] ??
		(key.length === 1
			? key
			: key
					.split('-')
					.map(part => part.charAt(0).toUpperCase() + part.slice(1))
					.join('-'))
	);
};

/** The key to name for a command: the first of the profile's, else dcmenu's own with Alt. Undefined: there is none. */
export const keyFor = (keys: KeyProfile, command: MenuCommand): string | undefined => {
	const key = firstKey(keys, command);
	const own = firstKey(keyProfiles.dcmenu, command);
	return key === undefined ? own && keyName(`alt-${own}`) : keyName(key);
};

// Who asks for a name to save under has no use for the key that does not.
const firstKey = ({bindings}: KeyProfile, command: MenuCommand): Key | undefined =>
	bindings.find(
		binding => binding.command === command || (command === 'save' && binding.command === 'save-as'),
	)?.keys[0];
