import {ExpectedError, exitStatus} from '../errors.ts';
import type {CommandContext} from './context.ts';

// Each script asks `dcmenu complete` for the candidates, so that symbols and defconfig names are this directory's.
const scripts: Readonly<Record<string, string>> = {
	bash: `_dcmenu() {
	local IFS=$'\\n'
	COMPREPLY=($(compgen -W "$(dcmenu complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _dcmenu dcmenu
`,
	zsh: `#compdef dcmenu
_dcmenu() {
	local -a candidates
	candidates=(\${(f)"$(dcmenu complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
	compadd -a candidates
}
compdef _dcmenu dcmenu
`,
	fish: `complete -c dcmenu -f -a '(dcmenu complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

/** Prints the completion script of a shell, to be sourced by it. */
export async function completionCommand(
	{shell}: {shell: string},
	{stdout}: CommandContext,
): Promise<number> {
	const script = scripts[shell];
	if (script === undefined) {
		throw new ExpectedError(
			`There is no completion for "${shell}"; there is for bash, zsh and fish.`,
			{
				exitStatus: exitStatus.usage,
			},
		);
	}

	stdout.write(script);
	return exitStatus.done;
}
