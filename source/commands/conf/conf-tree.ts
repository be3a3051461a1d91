import {ShellCommands} from '../../config/shell-commands.ts';
import {shippedFragment} from '../../config/shipped-fragments.ts';
import {describeDiagnostic} from '../../kconfig/diagnostics.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import {parseKconfig} from '../../kconfig/parse-kconfig.ts';
import {bytesOf, type ConfFiles} from './conf-files.ts';
import type {ConfOutput} from './conf-output.ts';
import {type ConfEnvironment, ConfExit} from './conf-session.ts';

/** Parses the tree as C does, with no variables but those that are set, and ends the program at an error in it. */
export function parseConfTree(
	name: string,
	{
		directory,
		env,
		files,
		output,
	}: {
		readonly directory: string;
		/** As the shell gets it; macros get its bytes. */
		readonly env: ConfEnvironment;
		readonly files: ConfFiles;
		readonly output: ConfOutput;
	},
): KconfigTree {
	const shell = new ShellCommands({
		directory,
		env,
		readSource(file) {
			const text = files.readText(file, () => {
				output.warn('input in flex scanner failed\n');
				throw new ConfExit(2);
			});
			return text ?? files.readExactly(bytesOf(shippedFragment(file) ?? ''));
		},
		encoding: 'latin1',
	});
	try {
		const {tree, diagnostics} = parseKconfig(
			name,
			{env: bytesOfAll(env), readSource: shell.readSource, run: shell.run},
			diagnostic => {
				const text = `${describeDiagnostic(diagnostic)}\n`;
				if (diagnostic.severity === 'info') output.print(text);
				else output.warn(text);
			},
		);
		if (diagnostics.some(({severity}) => severity === 'error')) throw new ConfExit(1);
		return tree;
	} finally {
		shell.close();
	}
}

/** An environment whose values hold a byte a character. */
export const bytesOfAll = (env: ConfEnvironment): ConfEnvironment =>
	Object.fromEntries(
		Object.entries(env).map(([name, value]) => [
			bytesOf(name),
			value === undefined ? undefined : bytesOf(value),
		]),
	);
