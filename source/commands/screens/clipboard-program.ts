import {spawn} from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The programs that put a text into the clipboard of the desktop that we run on, the likeliest first. Terminals that do
 * not know OSC 52, as those built on VTE were for long, need one.
 */
export const clipboardPrograms = (
	env: Environment,
	platform: NodeJS.Platform,
): readonly (readonly string[])[] => {
	if (platform === 'darwin') return [['pbcopy']];
	return [
		...(env['WAYLAND_DISPLAY'] ? [['wl-copy']] : []),
		...(env['DISPLAY']
			? [
					['xclip', '-selection', 'clipboard'],
					['xsel', '--clipboard', '--input'],
				]
			: []),
	];
};

/** Gives a text to the first of the programs that is there. It may go on to hold the clipboard when we have ended. */
export function copyWith(
	[program, ...others]: readonly (readonly string[])[],
	text: string,
	env: Environment,
): void {
	const [command, ...words] = program ?? [];
	if (command === undefined) return;
	const child = spawn(command, words, {env, detached: true, stdio: ['pipe', 'ignore', 'ignore']});
	child.on('error', () => copyWith(others, text, env));
	// One that ends before it has read all has not copied; the terminal was asked, too.
	child.stdin.on('error', () => undefined);
	child.stdin.end(text);
	child.unref();
}
