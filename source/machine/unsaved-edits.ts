import {randomUUID} from 'node:crypto';
import {
	closeSync,
	fdatasync,
	mkdirSync,
	openSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import {sync as writeFileAtomic} from 'write-file-atomic';
import {ExpectedError} from '../errors.ts';
import {isRunning, thisProcess, type ProcessIdentity} from './process-identity.ts';
import {couldNotWrite, errorCode, reasonOf} from './text-file.ts';

/** An option and what it was set to, without quotes; null: nothing any more. */
export type NamedEdit = readonly [name: string, value: string | null];

/** What was edited and not saved, kept on disk edit by edit, so that it outlives a crash, a closed terminal and a reboot. */
export type UnsavedEdits = {
	/** Adds to what is kept; the bytes are the system's when it returns. Throws an `ExpectedError`. */
	keep(edits: readonly NamedEdit[], what: string): void;
	/** They are saved, or nobody wants them. */
	forget(): void;
};

/** Edits of a process that is gone. */
export type LeftEdits = {
	/** Of the last one; milliseconds since the epoch. */
	readonly at: number;
	/** What was done, one line each, in order. */
	readonly steps: readonly string[];
	/** What all of them come to, in the order of setting. */
	readonly edits: readonly NamedEdit[];
	forget(): void;
};

/** Lines of a file. What the edits come to says as much as all of them, so a long file is written anew. */
type Line =
	| {readonly type: 'owner'; readonly config: string; readonly owner: ProcessIdentity}
	| {
			readonly type: 'edits';
			readonly at: number;
			readonly what: string;
			readonly edits: readonly NamedEdit[];
	  };

const longest = {steps: 500, bytes: 1_000_000};
/** So many processes' edits are kept for a project. */
const mostFiles = 10;
/** The file of another computer, or of a container, is left alone until it has been silent for so long. Milliseconds. */
const silence = 60 * 60 * 1000;

/**
 * The edits of this process to one configuration file. Each process writes a file of its own, and makes it with the first
 * edit, so that several in one directory do not mix.
 */
export function openUnsavedEdits(
	stateDirectory: string,
	config: string,
	now: () => number = Date.now,
): UnsavedEdits {
	const owner = thisProcess(now());
	const file = path.join(stateDirectory, newName());
	const all = new Map<string, string | null>();
	let handle: number | undefined;
	let written = {steps: 0, bytes: 0};

	const lineOf = (what: string, edits: readonly NamedEdit[]): string =>
		textOf({type: 'edits', at: now(), what, edits});

	/** The first edit, too many, or one after a disk that was full: the file is written anew, and short. */
	function writeAll(what: string): void {
		close();
		mkdirSync(stateDirectory, {recursive: true, mode: 0o700});
		const text = textOf({type: 'owner', config, owner}) + lineOf(what, [...all]);
		writeFileAtomic(file, text, {mode: 0o600, fsync: false});
		handle = openSync(file, 'a');
		written = {steps: 1, bytes: 0};
	}

	function add(to: number, what: string, edits: readonly NamedEdit[]): void {
		const text = lineOf(what, edits);
		writeSync(to, text);
		written = {steps: written.steps + 1, bytes: written.bytes + Buffer.byteLength(text)};
	}

	function close(): void {
		if (handle !== undefined) closeSync(handle);
		handle = undefined;
	}

	return {
		keep(edits, what) {
			for (const [name, value] of edits) {
				all.delete(name);
				all.set(name, value);
			}

			try {
				const isLong = written.steps >= longest.steps || written.bytes >= longest.bytes;
				if (handle === undefined || isLong) writeAll(what);
				else add(handle, what, edits);
			} catch (error) {
				close();
				throw couldNotWrite(file, error);
			}

			// Nobody waits for the disk: that is only for the day on which the power fails.
			if (handle !== undefined) fdatasync(handle, () => undefined);
		},
		forget() {
			all.clear();
			if (handle === undefined) return;
			close();
			remove(file);
		},
	};
}

function remove(file: string): void {
	try {
		rmSync(file, {force: true});
	} catch (error) {
		throw couldNotWrite(file, error);
	}
}

const textOf = (line: Line): string => `${JSON.stringify(line)}\n`;

const prefix = 'unsaved-';
const newName = (): string => `${prefix}${randomUUID()}.jsonl`;

/**
 * What a process that has ended left unsaved of this configuration: the youngest, if there are several. It is this
 * process's from now on, so that nobody else is offered it, until this process ends or forgets it.
 */
export function takeLeftEdits(
	stateDirectory: string,
	config: string,
	now: number = Date.now(),
): LeftEdits | undefined {
	try {
		return takeYoungest(stateDirectory, config, now);
	} catch (error) {
		throw errorCode(error) === undefined ? error : couldNotRead(stateDirectory, error);
	}
}

function takeYoungest(stateDirectory: string, config: string, now: number): LeftEdits | undefined {
	const left = filesOf(stateDirectory)
		.map(name => ({name, ...read(path.join(stateDirectory, name))}))
		.filter(file => file.config === config && !isHeld(file.owner, file.at, now))
		.toSorted((one, other) => other.at - one.at);
	for (const {name} of left.slice(mostFiles))
		rmSync(path.join(stateDirectory, name), {force: true});
	for (const {name, at, steps, edits} of left.slice(0, mostFiles)) {
		const taken = take(stateDirectory, name, config, now);
		if (taken === undefined) continue;
		if (edits.length > 0) {
			return {at, steps, edits, forget: () => remove(taken)};
		}

		rmSync(taken, {force: true});
	}

	return undefined;
}

const couldNotRead = (directory: string, cause: unknown): ExpectedError =>
	new ExpectedError(`Could not look for unsaved edits in ${directory}: ${reasonOf(cause)}`, {
		cause,
	});

function filesOf(stateDirectory: string): readonly string[] {
	try {
		return readdirSync(stateDirectory).filter(
			name => name.startsWith(prefix) && name.endsWith('.jsonl'),
		);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return [];
		throw error;
	}
}

/** Where two processes want it, one of them finds that it is not there any more. */
function take(
	stateDirectory: string,
	name: string,
	config: string,
	now: number,
): string | undefined {
	const taken = path.join(stateDirectory, newName());
	try {
		renameSync(path.join(stateDirectory, name), taken);
		const handle = openSync(taken, 'a');
		const owner = thisProcess(now);
		// A crash may have left half a line.
		writeSync(handle, `\n${textOf({type: 'owner', config, owner})}`);
		closeSync(handle);
		return taken;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

const isHeld = (owner: ProcessIdentity | undefined, at: number, now: number): boolean =>
	owner !== undefined && (isRunning(owner) ?? now - Math.max(at, owner.at) < silence);

type Content = {
	readonly config: string | undefined;
	/** Whoever wrote or took it last. */
	readonly owner: ProcessIdentity | undefined;
	readonly at: number;
	readonly steps: readonly string[];
	readonly edits: readonly NamedEdit[];
};

function read(file: string): Content {
	let config: string | undefined;
	let owner: ProcessIdentity | undefined;
	let at = 0;
	const steps: string[] = [];
	const all = new Map<string, string | null>();
	for (const line of linesOf(file)) {
		if (line.type === 'owner') {
			({config, owner} = line);
			continue;
		}

		({at} = line);
		steps.push(line.what);
		for (const [name, value] of line.edits) {
			all.delete(name);
			all.set(name, value);
		}
	}

	return {config, owner, at, steps, edits: [...all]};
}

/** What a crash left of a line is no line, and neither is what another version wrote. */
function linesOf(file: string): readonly Line[] {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		// Somebody else has taken it.
		if (errorCode(error) === 'ENOENT') return [];
		throw error;
	}

	return text.split('\n').flatMap(line => {
		const parsed = parseLine(line);
		return parsed ? [parsed] : [];
	});
}

function parseLine(text: string): Line | undefined {
	try {
		return readLine(JSON.parse(text));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function readLine(content: unknown): Line | undefined {
	const line = (content ?? {}) as Partial<Line>;
	switch (line.type) {
		case 'owner': {
			const {host, pid, at} = (line.owner ?? {}) as Partial<ProcessIdentity>;
			const isOwner = typeof host === 'string' && isProcess(pid) && typeof at === 'number';
			return isOwner && typeof line.config === 'string' ? (line as Line) : undefined;
		}

		case 'edits': {
			const {at, what, edits} = line;
			const isComplete = typeof at === 'number' && typeof what === 'string';
			return isComplete && Array.isArray(edits) && edits.every(isEdit) ? (line as Line) : undefined;
		}

		case undefined: {
			return undefined;
		}
	}
}

const isEdit = (edit: unknown): edit is NamedEdit =>
	Array.isArray(edit) &&
	typeof edit[0] === 'string' &&
	(typeof edit[1] === 'string' || edit[1] === null);

/** Other numbers are those of groups, or of all processes. */
const isProcess = (pid: unknown): boolean => Number.isSafeInteger(pid) && Number(pid) > 0;
