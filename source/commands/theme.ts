import {ExpectedError, exitStatus} from '../errors.ts';
import type {ThemeName} from '../ui/drawing/theme.ts';
import type {CommandContext} from './context.ts';
import {wantsColor} from './terminal.ts';

const names: readonly ThemeName[] = ['terminal', 'dark', 'light', 'blue', 'mono'];

/** What mconf's and Kconfiglib's users have set already. */
const peers: ReadonlyMap<string, ThemeName> = new Map<string, ThemeName>([
	['mono', 'mono'],
	['monochrome', 'mono'],
	['blackbg', 'dark'],
	['classic', 'blue'],
	['bluetitle', 'blue'],
	['aquatic', 'light'],
]);

/**
 * The theme: `DCMENU_THEME`, else what `MENUCONFIG_COLOR` or `MENUCONFIG_STYLE` come closest to, else one for the
 * background that the terminal tells of. Throws where `DCMENU_THEME` names none.
 */
export function themeFrom(context: Pick<CommandContext, 'env' | 'options' | 'stdout'>): ThemeName {
	const {env, stdout} = context;
	const wanted = env['DCMENU_THEME'] ?? '';
	const own = names.find(name => name === wanted);
	if (wanted !== '' && own === undefined) {
		throw new ExpectedError(`DCMENU_THEME=${wanted}: there is no such theme.`, {
			exitStatus: exitStatus.usage,
			nextSteps: [`Themes: ${names.join(', ')}`],
		});
	}

	if (!wantsColor(context, stdout)) return 'mono';
	return (
		own ??
		peers.get(env['MENUCONFIG_COLOR'] ?? '') ??
		kconfiglibTheme(env['MENUCONFIG_STYLE'] ?? '') ??
		themeForBackground(env['COLORFGBG'])
	);
}

/** Kconfiglib's styles stand in any order beside the colours of single elements, and the last one counts. */
const kconfiglibTheme = (style: string): ThemeName | undefined =>
	style
		.split(/\s+/)
		.flatMap(name => peers.get(name) ?? [])
		.at(-1);

/** `COLORFGBG` is "foreground;background" in numbers of the 16 colours: 7 and 9 to 15 are light ones. */
function themeForBackground(colors: string | undefined): ThemeName {
	const background = /;(?<number>\d+)$/.exec(colors ?? '')?.groups?.['number'];
	if (background === undefined) return 'terminal';
	const number = Number(background);
	return number === 7 || (number >= 9 && number <= 15) ? 'light' : 'dark';
}
