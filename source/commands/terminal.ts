import {ExpectedError, exitStatus} from '../errors.ts';
import type {CommandContext} from './context.ts';

/** Refuses with the commands to use instead where nobody reads what is shown or nothing can be typed. */
export function requireTerminal({stdin, stdout, env}: CommandContext): void {
	const why = !stdin.isTTY
		? 'standard input is not a terminal.'
		: !stdout.isTTY
			? 'standard output is not a terminal.'
			: !['', '0', 'false', undefined].includes(env['CI'])
				? 'CI is set, so nobody is there to press keys.'
				: undefined;
	if (why === undefined) return;
	throw new ExpectedError(why, {
		exitStatus: exitStatus.usage,
		nextSteps: [
			'Configure:  dcmenu defconfig NAME | set SYMBOL=VALUE | get SYMBOL | why SYMBOL | search WORDS | diff',
			'Look:       dcmenu tiers | capacity | select TARGET | wait TARGET',
			'Bring up:   dcmenu bringup --yes | status | destroy --yes',
		],
	});
}

/** Whether a terminal of this type moves no cursor. */
export const isDumb = (term: string | undefined): boolean =>
	term === undefined || ['', 'dumb', 'emacs', 'unknown'].includes(term);

/**
 * Whether a screen reader reads what is written: said by an option, by our variable, or by the one that other programs
 * of this kind heed.
 */
export const wantsSpeech = ({options, env}: Pick<CommandContext, 'options' | 'env'>): boolean =>
	options.screenReader === true ||
	!['', '0', undefined].includes(env['DCMENU_A11Y']) ||
	env['INK_SCREEN_READER'] === 'true';

/** Whether only ASCII may be written: as it was asked for, else if the locale is not a UTF-8 one. */
export function wantsAscii({options, env}: Pick<CommandContext, 'options' | 'env'>): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return options.ascii ?? !/utf-?8/i.test(locale);
}

/** Whether to colour what goes to `stream`: options first, then the variables in the order most programs take them. */
export function wantsColor(
	{options, env}: Pick<CommandContext, 'options' | 'env'>,
	stream: {isTTY?: boolean},
): boolean {
	if (options.color !== undefined) return options.color;
	if (env['FORCE_COLOR']) return !['0', 'false'].includes(env['FORCE_COLOR']);
	if (env['NO_COLOR']) return false;
	if (env['MENUCONFIG_COLOR'] === 'mono' || env['MENUCONFIG_STYLE'] === 'monochrome') return false;
	if (env['CLICOLOR_FORCE'] && env['CLICOLOR_FORCE'] !== '0') return true;
	if (env['CLICOLOR'] === '0') return false;
	return stream.isTTY === true && !isDumb(env['TERM']);
}
