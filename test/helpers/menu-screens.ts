import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import {evaluate, type Evaluation} from '../../source/kconfig/evaluation.ts';
import type {Position} from '../../source/kconfig/source-text.ts';
import type {CapacitySnapshot, CapacityState} from '../../source/capacity/snapshot.ts';
import {withComment} from '../../source/config/defconfig-comment.ts';
import type {InstanceType} from '../../source/datacrunch/wire-types.ts';
import {wouldSelect, type SelectionRequest} from '../../source/capacity/select.ts';
import {ExpectedError} from '../../source/errors.ts';
import {createAppStore, type AppStore} from '../../source/ui/app-store.ts';
import type {ScreenOptions} from '../../source/ui/first-state.ts';
import {lineText} from '../../source/ui/drawing/line.ts';
import {frameOf} from '../../source/ui/frame.ts';
import type {Size} from '../../source/ui/drawing/layout.ts';
import type {
	BringupWishes,
	DefconfigEntry,
	DiskNews,
	LeftConfiguration,
	Services,
} from '../../source/ui/services.ts';
import {createKeyParser} from '../../source/ui/terminal/terminal-keys.ts';

/** A tree with one of everything that a menu can show. */
export const kconfigText = `mainmenu "Test configuration"

config MODULES
	bool "Enable modules"
	default y
	modules
	help
	  Lets options be built as modules.

config FAST
	bool "Be fast"
	default y
	help
	  Makes everything fast. It costs nothing, so that there is no reason
	  to leave it out.

config DRIVER
	tristate "A driver"
	depends on MODULES

config HELD
	bool
	default y

config FORCED
	bool "Selected by the user"
	select LOCKED

config LOCKED
	bool "Locked by another"

menuconfig NETWORK
	bool "Networking"
	default y

if NETWORK

config HOST
	string "Host name"
	default "kn1"

config PORT
	int "Port"
	range 1 100
	default 22
	help
	  Where ssh listens.

config MASK
	hex "Mask"
	default 0xff

endif

comment "Only a comment"

config HIDDEN
	bool "Shown with a driver"
	depends on DRIVER

choice
	prompt "Provider"

config TERRAFORM_DATACRUNCH
	bool "DataCrunch"

config OTHER
	bool "Another one"

endchoice

menu "Compute"
	depends on TERRAFORM_DATACRUNCH

choice
	prompt "Instance type"
	default TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS
	help
	  What to rent.

config TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS
	bool "H100 or less"
	help
	  The best that can be had.

config TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V
	bool "1V100.6V - $0.14/hr"

config TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1H100_80S_30V
	bool "1H100.80S.30V - $1.99/hr"

endchoice

config TERRAFORM_DATACRUNCH_INSTANCE_TYPE
	string
	default "H100_OR_LESS" if TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS
	default "1V100.6V" if TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V
	default "1H100.80S.30V" if TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1H100_80S_30V

choice
	prompt "Location"

config TERRAFORM_DATACRUNCH_LOCATION_AUTO
	bool "AUTO"

config TERRAFORM_DATACRUNCH_LOCATION_FIN_01
	bool "FIN-01"

config TERRAFORM_DATACRUNCH_LOCATION_ICE_01
	bool "ICE-01"

endchoice

config TERRAFORM_DATACRUNCH_LOCATION
	string
	default "AUTO" if TERRAFORM_DATACRUNCH_LOCATION_AUTO
	default "FIN-01" if TERRAFORM_DATACRUNCH_LOCATION_FIN_01
	default "ICE-01" if TERRAFORM_DATACRUNCH_LOCATION_ICE_01

endmenu

menu "Nothing in here"
endmenu
`;

export const testEvaluation = (text: string = kconfigText): Evaluation => {
	const {tree, diagnostics} = parseKconfig('Kconfig', {
		readSource: () => text,
		run: () => ({stdout: ''}),
		env: {},
	});
	if (diagnostics.length > 0) {
		throw new Error(JSON.stringify(diagnostics));
	}

	return evaluate(tree, new Map());
};

const type = (name: string, model: string, pricePerHour: number): [string, InstanceType] => [
	name,
	{
		name,
		model,
		gpus: 1,
		vcpus: 6,
		ramGigabytes: 23,
		vramGigabytes: 16,
		pricePerHour,
		spotPricePerHour: pricePerHour / 2,
		currency: 'usd',
		supportedImages: [],
	},
];

/** V100 in FIN-01, and an H100 that can only be had as spot in ICE-01. */
export const snapshot: CapacitySnapshot = {
	takenAt: 1_000_000,
	catalogue: new Map([type('1H100.80S.30V', 'H100', 1.99), type('1V100.6V', 'V100', 0.14)]),
	locations: ['FIN-01', 'ICE-01'],
	stock: {
		'on-demand': new Map([['FIN-01', new Set(['1V100.6V'])]]),
		spot: new Map([['ICE-01', new Set(['1H100.80S.30V'])]]),
	},
};

/** What happened to the world that the screens were given. */
export type World = {
	/** The disk: text values by file. */
	readonly files: Map<string, string>;
	/** What was edited and is not saved. */
	readonly kept: string[];
	readonly copied: string[];
	readonly edited: Position[];
	/** What an earlier dcmenu left behind, if anything. */
	readonly left: LeftConfiguration[];
	/** Lines of `.config` for options that there are not, what else is wrong with it, and which lines are to be kept. */
	readonly unknown: string[];
	readonly problems: string[];
	readonly keptLines: string[];
	/** What somebody else made of `.config`. */
	readonly disk: {news: DiskNews};
	readonly services: Services;
	/** What somebody is called with. */
	readonly notices: readonly string[];
	/** What was asked of each bring-up. */
	readonly bringups: readonly (BringupWishes | undefined)[];
};

const textOf = (evaluation: Evaluation): string =>
	[...evaluation.tree.symbols.values()]
		.filter(symbol => evaluation.isWritten(symbol))
		.map(symbol => `${symbol.name}=${evaluation.text(symbol)}`)
		.join('\n');

/** Services over files in memory and a capacity that never changes. */
export const testWorld = (capacity: CapacityState = {kind: 'known', snapshot}): World => {
	const notices: string[] = [];
	const bringups: (BringupWishes | undefined)[] = [];
	const files = new Map<string, string>([['.config', textOf(testEvaluation())]]);
	const kept: string[] = [];
	const copied: string[] = [];
	const edited: Position[] = [];
	const left: LeftConfiguration[] = [];
	const unknown: string[] = [];
	const problems: string[] = [];
	const keptLines: string[] = [];
	const disk: World['disk'] = {news: {kind: 'same'}};
	const entries: readonly DefconfigEntry[] = [
		{
			name: 'datacrunch-h100',
			origin: 'shipped',
			file: 'a',
			request: {target: 'H100_OR_LESS', market: 'on-demand'},
			comment: '',
		},
		{
			name: 'datacrunch-v100',
			origin: 'shipped',
			file: 'b',
			request: {target: '1V100.6V', market: 'on-demand'},
			comment: '',
		},
		{name: 'mine', origin: 'project', file: 'c', request: undefined, comment: 'for the lab'},
	];
	const request = (evaluation: Evaluation): SelectionRequest | undefined => {
		const {symbols} = evaluation.tree;
		if (!symbols.has('TERRAFORM_DATACRUNCH')) {
			return undefined;
		}

		const text = (name: string): string => evaluation.text(symbols.get(name)!);
		const location = text('TERRAFORM_DATACRUNCH_LOCATION');
		return {
			target: text('TERRAFORM_DATACRUNCH_INSTANCE_TYPE'),
			market: 'on-demand',
			...(location === 'AUTO' ? {} : {location}),
		};
	};

	const saves = {to: '.config'};
	return {
		files,
		notices,
		bringups,
		kept,
		copied,
		edited,
		left,
		unknown,
		problems,
		keptLines,
		disk,
		services: {
			configFile: '.config',
			projectDirectory: '/project',
			accountLabel: 'simulator: test',
			simulated: true,
			differsFromDisk: evaluation => files.get(saves.to) !== textOf(evaluation),
			hasFile: file => files.has(file),
			lookAtFiles: (evaluation, withMinimal) => ({
				files:
					files.get(saves.to) === textOf(evaluation)
						? []
						: [{name: saves.to, what: 'some lines differ'}],
				differences: [],
				problems: [
					...[...unknown].map(text => ({
						text: 'line 7: no option of this tree',
						line: {text, isKept: keptLines.includes(text)},
					})),
					...problems.map(text => ({text})),
				],
				...(withMinimal && {minimal: ['CONFIG_A=y']}),
			}),
			keepLines(lines) {
				keptLines.splice(0, keptLines.length, ...lines);
			},
			diskNews: () => disk.news,
			acceptDisk() {
				disk.news = {kind: 'same'};
			},
			diffToDisk: () => ['--- .config', '+++ .config after a save', '-A=n', '+A=y'],
			goOnIn(file) {
				saves.to = file;
				return file;
			},
			async save(evaluation, file = saves.to) {
				if (file.startsWith('/forbidden')) {
					throw new ExpectedError(`cannot write ${file}`, {nextSteps: ['Pick another name.']});
				}

				const text = textOf(evaluation);
				const isSame = files.get(file) === text;
				files.set(file, text);
				return {written: isSame ? [] : [file]};
			},
			async load(file) {
				throw new ExpectedError(`${file} does not exist`);
			},
			defconfigs: async () => entries,
			async loadDefconfig() {
				return {
					evaluation: testEvaluation(),
					lines: new Map(),
					warnings: ['defconfigs/x:3: unknown option FOO'],
				};
			},
			async saveDefconfig(evaluation, name, comment = '') {
				const file = name.includes('/') ? name : `defconfigs/${name}`;
				files.set(file, withComment(textOf(evaluation), comment));
				return {written: [file]};
			},
			copy: text => void copied.push(text),
			readLog: () => undefined,
			lastDurations: async () => [],
			pageFile: async () => undefined,
			logIn: async () => undefined,
			async editSource(position) {
				edited.push(position);
				return testEvaluation(kconfigText.replace('Be fast', 'Be quick')).tree;
			},
			// One type came, and one went.
			updateCatalogue: async () => ({
				tree: testEvaluation(
					kconfigText
						.replaceAll('1V100_6V', '1V100_8V')
						.replaceAll('1V100.6V', '1V100.8V')
						.replace('$1.99', '$1.49'),
				).tree,
				lines: ['+ type 1V100.8V', '- type 1V100.6V'],
			}),
			keepEdits: (_, what) => void kept.push(what),
			forgetEdits() {
				kept.length = 0;
			},
			takeLeftEdits: () => left[0],
			forgetLeftEdits: () => void left.shift(),
			async *watchCapacity(signal) {
				yield capacity;
				await new Promise(resolve => {
					signal.addEventListener('abort', resolve, {once: true});
				});
			},
			firstCapacity: () => ({kind: 'loading'}),
			lastSeen: () => new Map([['1H100.80S.30V', 1_012_000 - 2 * 3_600_000]]),
			refreshCapacity: () => undefined,
			notify: text => void notices.push(text),
			clearNotice: () => void notices.pop(),
			selectionRequest: request,
			wouldTake(evaluation, state) {
				const wanted = request(evaluation);
				return wanted && state.kind === 'known' ? wouldSelect(wanted, state.snapshot) : undefined;
			},
			machineCount: () => 1,
			credentialsElsewhere: () => undefined,
			runningCost: async () => ({
				machines: 0,
				pricePerHour: 0,
				currency: 'usd',
				since: undefined,
				spent: 0,
			}),
			async *bringUp(_, __, wishes) {
				bringups.push(wishes);
				yield* [];
			},
			async *destroy() {
				yield* [];
			},
			now: () => 1_012_000,
		},
	};
};

/** The screens without React: keys in, lines out. */
export type Screens = {
	readonly store: AppStore;
	readonly world: World;
	/** Sends what a terminal sends, and settles what it started. */
	press(...keys: string[]): Promise<void>;
	lines(): string[];
};

export const openScreens = (
	size: Size = {columns: 80, rows: 24},
	options: Partial<ScreenOptions> = {},
	capacity: CapacityState = {kind: 'known', snapshot},
): Screens => {
	const world = testWorld(capacity);
	const evaluation = testEvaluation();
	const store = createAppStore(
		world.services,
		{evaluation, isFirstRun: false, ascii: true, ...options},
		size,
	);
	store.dispatch({type: 'capacity', capacity, now: world.services.now()});
	return {
		store,
		world,
		async press(...keys) {
			for (const sent of keys) {
				const parser = createKeyParser(store.getState().keys.escapeUse);
				for (const input of [...parser.push(sent, 0), ...parser.flush(0)]) {
					store.dispatch({type: 'input', input});
				}

				// Everything that the services answer here settles within a turn of the event loop.
				await new Promise(resolve => {
					setImmediate(resolve);
				});
			}
		},
		lines: () => frameOf(store.getState()).lines.map(line => lineText(line).trimEnd()),
	};
};
