const escape = '\u001B';

/**
 * What makes a terminal put a text into the clipboard of the machine it runs on, also through ssh: OSC 52. tmux and
 * screen keep that for themselves unless it is wrapped up for the terminal outside. tmux is given both, for which of
 * them it lets through depends on its settings.
 */
export const clipboardSequence = (
	text: string,
	env: Readonly<Record<string, string | undefined>>,
): string => {
	const sequence = `${escape}]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
	if (env['TMUX']) {
		return `${sequence}${escape}Ptmux;${sequence.replaceAll(escape, escape + escape)}${escape}\\`;
	}

	return env['TERM']?.startsWith('screen') ? `${escape}P${sequence}${escape}\\` : sequence;
};
