import {readFile} from 'node:fs/promises';

/**
 * Commander can start a program for a command, which dcmenu's commands never are: Node's module for that, and what it
 * takes of the network, is loaded when a program is started and not before every command. To be looked at when Commander
 * is upgraded.
 */
export const commanderWithoutChildren = {
	name: 'commander-without-children',
	setup(esbuild) {
		const loads = "require('node:child_process')";
		const declaration = `const childProcess = ${loads};`;
		esbuild.onLoad({filter: /commander[/\\]lib[/\\]command\.js$/}, async ({path}) => {
			const contents = await readFile(path, 'utf8');
			if (!contents.includes(declaration)) throw new Error(`${path} is not what it was`);
			return {
				contents: contents.replace(declaration, '').replaceAll('childProcess.', `${loads}.`),
			};
		});
	},
};
