import Conf from 'conf';

/** What a user likes, kept between runs in the user's configuration folder. */
export type Settings = {
	/** Between two looks at capacity while a screen shows it, in seconds. */
	pollSeconds: number;
	/** The help pane below the list. */
	helpPane: boolean;
	/** Symbol names beside the prompts. */
	showNames: boolean;
	/** Only ASCII characters, also in a UTF-8 locale. */
	ascii: boolean;
};

/** Opens the settings file, `config.json` in `directory`; an unreadable one is an error, not a reset. */
export function openSettings(directory: string): Conf<Settings> {
	return new Conf<Settings>({
		cwd: directory,
		configName: 'config',
		// The three availability calls of a poll stay far below the API's 60 a minute for each path.
		schema: {
			pollSeconds: {type: 'number', minimum: 5, maximum: 3600, default: 30},
			helpPane: {type: 'boolean', default: true},
			showNames: {type: 'boolean', default: false},
			ascii: {type: 'boolean', default: false},
		},
	});
}
