import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Schema} from 'conf';
import {ExpectedError} from './errors.ts';

/** What a user likes, kept between runs in the user's configuration folder. */
export type Settings = {
	/** Between two looks at capacity while a screen shows it, in seconds. */
	readonly pollSeconds: number;
	/** The help pane below the list. */
	readonly helpPane: boolean;
	/** Symbol names beside the prompts. */
	readonly showNames: boolean;
	/** Only ASCII characters, also in a UTF-8 locale. */
	readonly ascii: boolean;
	/** Whose keys the screens answer to, where DCMENU_KEYS does not say. */
	readonly keys: 'dcmenu' | 'mconf' | 'nconf' | 'kconfiglib';
	/** What the mouse does, where DCMENU_MOUSE does not say. */
	readonly mouse: 'off' | 'wheel' | 'all';
};

const defaults: Settings = {
	pollSeconds: 30,
	helpPane: true,
	showNames: false,
	ascii: false,
	keys: 'dcmenu',
	mouse: 'off',
};

const schema: Schema<Settings> = {
	// The three availability calls of a poll stay far below the API's 60 a minute for each path.
	pollSeconds: {type: 'number', minimum: 5, maximum: 3600},
	helpPane: {type: 'boolean'},
	showNames: {type: 'boolean'},
	ascii: {type: 'boolean'},
	keys: {type: 'string', enum: ['dcmenu', 'mconf', 'nconf', 'kconfiglib']},
	mouse: {type: 'string', enum: ['off', 'wheel', 'all']},
};

/**
 * Reads the settings file, `config.json` in `directory`; one that cannot be used is an error, not a reset. The package
 * for it takes as long to load as the first screen to draw, so that it is only asked where there is such a file.
 */
export async function readSettings(directory: string): Promise<Settings> {
	const file = join(directory, 'config.json');
	if (!existsSync(file)) return defaults;
	const {default: Conf} = await import('conf');
	try {
		return {...new Conf<Settings>({cwd: directory, configName: 'config', schema, defaults}).store};
	} catch (error) {
		throw new ExpectedError(`${file} cannot be used: ${(error as Error).message}`, {
			nextSteps: ['Mend the file or remove it.'],
			cause: error,
		});
	}
}
