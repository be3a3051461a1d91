import type {BringupEvent} from '../bringup/events.ts';
import type {Candidate, SelectionRequest} from '../capacity/select.ts';
import type {LastSeen} from '../capacity/last-seen.ts';
import type {CapacityState} from '../capacity/snapshot.ts';
import type {SavePreview} from '../config/save-preview.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {Position} from '../kconfig/source-text.ts';
import type {RunningCost} from './app-state.ts';
import type {UserValues, ValueEdit} from '../kconfig/user-values.ts';

/** A defconfig that can be loaded, with what it asks for so that the list can show a badge. */
export type DefconfigEntry = {
	/** `datacrunch-h100-pytorch-or-less` */
	readonly name: string;
	readonly origin: 'project' | 'shipped';
	readonly file: string;
	/** What it asks for; undefined: no machine. */
	readonly request: SelectionRequest | undefined;
	/** What somebody wrote about it in its first lines; may be empty. */
	readonly comment: string;
};

/** What is asked of one bring-up over the configuration. */
export type BringupWishes = {
	/** Dollars an hour for one machine. */
	readonly maxPrice: number | undefined;
	readonly location: string | undefined;
	/** Waits again, where what was seen was gone before it could be taken. */
	readonly waits: boolean;
};

export type SaveReport = {
	/** Files written, relative to the project, in order. Empty: nothing differed. */
	readonly written: readonly string[];
};

/** What a save would do. */
export type SaveLook = Pick<SavePreview, 'differences' | 'problems'> & {
	/** Files that would be written, relative to the project, and what of them. */
	readonly files: readonly {readonly name: string; readonly what: string}[];
	/** The same as a defconfig, line by line, where that was asked for. */
	readonly minimal?: readonly string[];
};

/** What became of `.config` since it was read. */
export type DiskNews =
	/** `none`: there was none, and there is none. */
	| {readonly kind: 'same' | 'gone' | 'none'}
	| {
			readonly kind: 'changed';
			/** When it was written: `14:02`. */
			readonly time: string;
			/** All of it as it is now. */
			readonly text: string;
			/** What it set when it was read, and what it sets now. */
			readonly read: UserValues;
			readonly theirs: UserValues;
	  };

export type LoadReport = {
	readonly evaluation: Evaluation;
	/** In which line the file sets what it sets. */
	readonly lines: ReadonlyMap<KconfigSymbol, number>;
	/** One line each, `file:line: …`. */
	readonly warnings: readonly string[];
};

/** What an earlier dcmenu edited here and could not save, as it ended. */
export type LeftConfiguration = {
	/** With the edits. */
	readonly evaluation: Evaluation;
	/** When the last one was made: `14:02`, with the day where it is not today. */
	readonly time: string;
	/** What was edited and is not in the tree any more. */
	readonly lost: readonly string[];
};

export type CatalogueReport = {
	/** Read anew; the same one as before where nothing was written. */
	readonly tree: KconfigTree;
	/** What came, went and changed, and what was written. */
	readonly lines: readonly string[];
};

/**
 * Everything the screens can have done to the world. They hold no files, no network and no processes of their own;
 * every call rejects with an `ExpectedError` whose message and next steps are shown.
 */
export type Services = {
	/** `.config` with its path, as it is edited at first. */
	readonly configFile: string;
	readonly projectDirectory: string;
	/** "simulator: typical" or "api.verda.com". */
	readonly accountLabel: string;
	readonly simulated: boolean;
	/** Where the account's key came from, if that is not the file that this configuration names. */
	credentialsElsewhere(evaluation: Evaluation): string | undefined;
	/** Whether saving now would change any byte on disk. */
	differsFromDisk(evaluation: Evaluation): boolean;
	/** Writes what is edited (`.config`, `.config.old` and the YAML), or a named alternate. */
	save(evaluation: Evaluation, file?: string): Promise<SaveReport>;
	/** What was saved under this name just now is what is edited from now on; gives how the file is called. */
	goOnIn(file: string, evaluation: Evaluation): string;
	/** Whether there is a file of this name, which a save would overwrite. */
	hasFile(file: string): boolean;
	/** What a save would do, for the screen that asks; it has room for a defconfig, too, or has not. */
	lookAtFiles(evaluation: Evaluation, withMinimal: boolean): SaveLook;
	/** Whether `.config` is still what was read or saved last, or what this configuration would write anyway. */
	diskNews(evaluation: Evaluation): DiskNews;
	/** From now on a save ends with these lines, of options that the tree does not have. */
	keepLines(lines: readonly string[]): void;
	/** A file that `diskNews` told of counts as read: a save overwrites it. */
	acceptDisk(text: string): void;
	/** From `.config` as it is to what a save would write, as `diff -u` has it. */
	diffToDisk(evaluation: Evaluation): readonly string[];
	load(file: string): Promise<LoadReport>;
	defconfigs(): Promise<readonly DefconfigEntry[]>;
	loadDefconfig(name: string): Promise<LoadReport>;
	/** Writes the minimal configuration to defconfigs/NAME, with a comment for people in its first line. */
	saveDefconfig(evaluation: Evaluation, name: string, comment?: string): Promise<SaveReport>;
	/** Puts a text into the clipboard, as far as the terminal lets it. */
	copy(text: string): void;
	/** A part of a log file, for lines that are not in memory; undefined: it cannot be read. Takes no time to speak of. */
	readLog(file: string, start: number, end: number): string | undefined;
	/** Shows a file in the user's pager, on the terminal. */
	pageFile(file: string): Promise<void>;
	/** Runs a machine's ssh command on the terminal until the user logs out. */
	logIn(ssh: string): Promise<void>;
	/** Opens a Kconfig file in the user's editor, on the terminal, and reads the tree again where it was changed. */
	editSource(position: Position): Promise<KconfigTree>;
	/** Writes the live catalogue's types, images and locations into the project, and reads its tree again. */
	updateCatalogue(): Promise<CatalogueReport>;
	/** Keeps what was edited until it is saved or forgotten, also if this program is killed. Throws an `ExpectedError`. */
	keepEdits(edits: readonly ValueEdit[], what: string): void;
	/** Whatever was edited is saved, or nobody wants it. */
	forgetEdits(): void;
	/** What an earlier dcmenu left, laid over this configuration; it is offered nobody else until it is forgotten. */
	takeLeftEdits(evaluation: Evaluation): LeftConfiguration | undefined;
	forgetLeftEdits(): void;
	/** Polls while the signal stands; the screens abort it when nothing shows capacity. `isSeldom`: nobody looks. */
	watchCapacity(signal: AbortSignal, isSeldom?: boolean): AsyncIterable<CapacityState>;
	/** For the first frame: what an earlier run was told, or that nobody can be asked. It takes no time to speak of. */
	firstCapacity(): CapacityState;
	/** When each instance type could last be had, by the answers so far and those of earlier runs. */
	lastSeen(): LastSeen;
	/** A bell, a notice and the terminal's title, for somebody who looks at something else. */
	notify(text: string): void;
	/** Gives the terminal's title back. */
	clearNotice(): void;
	/** Asks again now rather than at the next poll. */
	refreshCapacity(): void;
	/** What this configuration asks for; undefined when DataCrunch is not chosen. */
	selectionRequest(evaluation: Evaluation): SelectionRequest | undefined;
	/** Price and place of what a bring-up would take now, from the last snapshot. */
	wouldTake(evaluation: Evaluation, capacity: CapacityState): Candidate | undefined;
	/** How many machines a bring-up of this configuration makes. */
	machineCount(evaluation: Evaluation): number;
	/** What of this project bills now, for the header. */
	runningCost(signal: AbortSignal): Promise<RunningCost>;
	/** How long this project's last bring-ups took, in milliseconds, the last one last. */
	lastDurations(): Promise<readonly number[]>;
	/** Saves first. Aborting the signal with `keep` or `destroy` as its reason is the user's answer to Ctrl-C. */
	bringUp(
		evaluation: Evaluation,
		signal: AbortSignal,
		wishes?: BringupWishes,
	): AsyncIterable<BringupEvent>;
	destroy(signal: AbortSignal): AsyncIterable<BringupEvent>;
	now(): number;
};
