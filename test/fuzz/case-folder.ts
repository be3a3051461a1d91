import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Case, type Mode, modes} from './modes.ts';

/** Texts are bytes here, one character each: what is not ASCII goes through both programs unread. */
const encoding = 'latin1';

/** Writes a case's files into a folder that has nothing else in it afterwards. */
export const writeCase = (folder: string, {kconfig, config, answers}: Case): void => {
	rmSync(folder, {recursive: true, force: true});
	mkdirSync(join(folder, 'out'), {recursive: true});
	const write = (name: string, text: string): void =>
		writeFileSync(join(folder, name), text, encoding);
	for (const [name, text] of kconfig) write(name, text);
	write('in.config', config);
	write('answers', answers);
	for (const {name, readsConfig} of modes) if (readsConfig) write(`out/${name}:.config`, config);
};

/** The files that a mode made or changed, by name. */
export const readFiles = (folder: string, {name}: Mode): Map<string, string> => {
	const prefix = `${name}:`;
	const out = join(folder, 'out');
	return new Map(
		readdirSync(out)
			.filter(file => file.startsWith(prefix))
			.map(file => [file.slice(prefix.length), readFileSync(join(out, file), encoding)]),
	);
};
