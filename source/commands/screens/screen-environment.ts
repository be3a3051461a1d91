import {ExpectedError, exitStatus} from '../../errors.ts';
import type {Settings} from '../../settings.ts';
import {isKeyProfileName, keyProfiles, type KeyProfileName} from '../../ui/keys/key-profiles.ts';
import type {MouseUse} from '../../ui/terminal/use-mouse.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says about how the screens are worked with. */
export type ScreenEnvironment = {
	readonly keys: KeyProfileName;
	/** Menus unfold in the list, rather than having lists of their own. */
	readonly isSingleMenu: boolean;
	readonly mouse: MouseUse;
	/** So long an Esc may be the beginning of another key's sequence, in milliseconds. */
	readonly escapeMilliseconds: number;
};

/**
 * What the variables say, else the settings. Throws an `ExpectedError` for a value of one of our own variables that means
 * nothing.
 */
export const screenEnvironment = (
	env: Environment,
	settings: Pick<Settings, 'keys' | 'mouse'>,
): ScreenEnvironment => ({
	keys: keysFrom(env, settings.keys),
	// In whatever letters, as the peers read it.
	isSingleMenu: [env['MENUCONFIG_MODE'], env['NCONFIG_MODE']].some(
		mode => mode?.toLowerCase() === 'single_menu',
	),
	mouse: mouseFrom(env, settings.mouse),
	escapeMilliseconds: escapeMillisecondsFrom(env),
});

const keysFrom = (env: Environment, usual: KeyProfileName): KeyProfileName => {
	const name = env['DCMENU_KEYS'] || usual;
	if (isKeyProfileName(name)) return name;
	throw meaningless('DCMENU_KEYS', name, Object.keys(keyProfiles));
};

const mouseUses: readonly MouseUse[] = ['off', 'wheel', 'all'];

const mouseFrom = (env: Environment, usual: MouseUse): MouseUse => {
	const wanted = env['DCMENU_MOUSE'] || usual;
	const use = mouseUses.find(name => name === wanted);
	if (use) return use;
	throw meaningless('DCMENU_MOUSE', wanted, mouseUses);
};

/** ncurses' variable for slow lines; what it is on a fast one is long enough here in any case. */
const escapeMillisecondsFrom = (env: Environment): number => {
	const wanted = Number(env['ESCDELAY']);
	return wanted > leastEscape ? Math.min(wanted, mostEscape) : leastEscape;
};

const leastEscape = 25;
const mostEscape = 5000;

const meaningless = (name: string, value: string, known: readonly string[]): ExpectedError =>
	new ExpectedError(`${name}=${value} means nothing.`, {
		exitStatus: exitStatus.usage,
		nextSteps: [`Set it to one of ${known.join(', ')}, or not at all.`],
	});
