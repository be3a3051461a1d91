import type {Market} from '../datacrunch/wire-types.ts';

/** One line of the journal. `time` is the account's clock, ISO 8601. */
export type JournalRecord = JournalEntry & {readonly time: string};

export type JournalEntry =
	/** Written before the create is sent, so that an answer that was lost can be looked for by its tag. */
	| ({readonly type: 'create-intent'; readonly request: string} & MachineFacts)
	| {readonly type: 'created'; readonly request: string; readonly id: string}
	/** The API refused, or the machine was looked for and is not there. */
	| {readonly type: 'not-created'; readonly request: string; readonly reason: string}
	/** Found in the account under our tag, though no record of ours told its id. */
	| ({readonly type: 'adopted'; readonly id: string; readonly request?: string} & MachineFacts)
	| {
			readonly type: 'volume-found';
			readonly id: string;
			readonly machine: string;
			readonly hostname: string;
			readonly location: string;
	  }
	| {readonly type: 'deleted'; readonly id: string; readonly reason: string}
	| {readonly type: 'volume-kept'; readonly id: string}
	| {readonly type: 'volume-deleted'; readonly id: string}
	/** Written before the upload, so that a key whose answer was lost is known to be ours to remove. */
	| {readonly type: 'ssh-key-intent'; readonly name: string; readonly public_key: string}
	| {readonly type: 'ssh-key-created'; readonly id: string; readonly name: string}
	| {readonly type: 'ssh-key-not-created'; readonly name: string}
	| {readonly type: 'ssh-key-deleted'; readonly id: string}
	/** `at`: when everything is to be destroyed, the account's clock, ISO 8601. A later one replaces it. */
	| {readonly type: 'deadline'; readonly at: string}
	| {readonly type: 'deadline-lifted'};

type MachineFacts = {
	readonly hostname: string;
	readonly instance_type: string;
	readonly location: string;
	readonly market: Market;
	/** Dollars (or what `currency` says) an hour for the whole machine. */
	readonly price_per_hour: number;
	readonly currency: string;
	/** The client id that made it; absent in older journals. */
	readonly account?: string;
	/** Its OS volume is to outlive it. */
	readonly keep_volume?: boolean;
};

/** A machine that may bill: created, and not known to be gone. */
export type JournalMachine = MachineFacts & {
	readonly id: string;
	/** The create's own id; undefined for an adopted one whose tag does not tell it. */
	readonly request?: string;
	/** When its create was answered, ISO 8601. */
	readonly created_at: string;
};

export type JournalIntent = MachineFacts & {readonly request: string; readonly time: string};

export type JournalVolume = {
	readonly id: string;
	readonly machine: string;
	readonly hostname: string;
	readonly location: string;
	/** The user wants it to outlive its machine. */
	readonly kept: boolean;
};

/** Whether anything was made, or left, to be kept: what to go by where no configuration says it. */
export const keepsVolumes = ({machines, volumes}: JournalState): boolean =>
	[...machines.values()].some(machine => machine.keep_volume === true) ||
	[...volumes.values()].some(volume => volume.kept);

/** What the records add up to. All maps are by id, `intents` by request. */
export type JournalState = {
	readonly machines: ReadonlyMap<string, JournalMachine>;
	/** Creates whose outcome is unknown. */
	readonly intents: ReadonlyMap<string, JournalIntent>;
	/** Volumes not known to be gone, those of deleted machines too. */
	readonly volumes: ReadonlyMap<string, JournalVolume>;
	/** Ids to names of the keys that dcmenu uploaded. */
	readonly sshKeys: ReadonlyMap<string, string>;
	/** By name, the public keys whose upload was not answered yet. */
	readonly sshKeyIntents: ReadonlyMap<string, SshKeyIntent>;
	/** When everything is to be destroyed, ISO 8601; undefined: when somebody says so. */
	readonly deadline: string | undefined;
};

export type SshKeyIntent = {
	readonly name: string;
	readonly public_key: string;
	readonly time: string;
};

export const emptyJournal: JournalState = {
	machines: new Map(),
	intents: new Map(),
	volumes: new Map(),
	sshKeys: new Map(),
	sshKeyIntents: new Map(),
	deadline: undefined,
};

/** The texts that a record cannot do without. */
const requiredTexts: Readonly<Record<JournalRecord['type'], readonly string[]>> = {
	'create-intent': ['request', 'hostname', 'instance_type', 'location', 'market'],
	created: ['request', 'id'],
	'not-created': ['request'],
	adopted: ['id', 'hostname', 'instance_type', 'location', 'market'],
	'volume-found': ['id', 'hostname'],
	deleted: ['id'],
	'volume-kept': ['id'],
	'volume-deleted': ['id'],
	'ssh-key-intent': ['name', 'public_key'],
	'ssh-key-created': ['id'],
	'ssh-key-not-created': ['name'],
	'ssh-key-deleted': ['id'],
	deadline: ['at'],
	'deadline-lifted': [],
};

/** Checks what a line of a journal holds; undefined: it is damaged, or a newer dcmenu's. */
export function readRecord(value: unknown): JournalRecord | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const fields = value as Readonly<Record<string, unknown>>;
	const {type, time} = fields;
	if (typeof type !== 'string' || !Object.hasOwn(requiredTexts, type)) return undefined;
	if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) return undefined;
	const record = value as JournalRecord;
	const whole = requiredTexts[record.type].every(name => typeof fields[name] === 'string');
	return whole ? record : undefined;
}

/** Folds one record in. */
export function foldRecord(state: JournalState, record: JournalRecord): JournalState {
	switch (record.type) {
		case 'create-intent': {
			const {type: _, ...intent} = record;
			return {...state, intents: withEntry(state.intents, record.request, intent)};
		}

		case 'created': {
			const intent = state.intents.get(record.request);
			if (!intent) return state;
			const {time: _, ...facts} = intent;
			return {
				...state,
				intents: withoutEntry(state.intents, record.request),
				machines: withEntry(state.machines, record.id, {
					...facts,
					id: record.id,
					created_at: record.time,
				}),
			};
		}

		case 'not-created':
			return {...state, intents: withoutEntry(state.intents, record.request)};
		case 'adopted': {
			const {type: _, time, ...facts} = record;
			return {
				...state,
				machines: withEntry(state.machines, record.id, {...facts, created_at: time}),
			};
		}

		case 'volume-found': {
			const {type: _, time: __, ...volume} = record;
			return {...state, volumes: withEntry(state.volumes, record.id, {...volume, kept: false})};
		}

		case 'deleted':
			return {...state, machines: withoutEntry(state.machines, record.id)};
		case 'volume-kept': {
			const volume = state.volumes.get(record.id);
			if (!volume) return state;
			return {...state, volumes: withEntry(state.volumes, record.id, {...volume, kept: true})};
		}

		case 'volume-deleted':
			return {...state, volumes: withoutEntry(state.volumes, record.id)};
		case 'ssh-key-intent': {
			const {type: _, ...intent} = record;
			return {...state, sshKeyIntents: withEntry(state.sshKeyIntents, record.name, intent)};
		}

		case 'ssh-key-created':
			return {
				...state,
				sshKeyIntents: withoutEntry(state.sshKeyIntents, record.name),
				sshKeys: withEntry(state.sshKeys, record.id, record.name),
			};
		case 'ssh-key-not-created':
			return {...state, sshKeyIntents: withoutEntry(state.sshKeyIntents, record.name)};
		case 'ssh-key-deleted':
			return {...state, sshKeys: withoutEntry(state.sshKeys, record.id)};
		case 'deadline':
			return {...state, deadline: record.at};
		case 'deadline-lifted':
			return {...state, deadline: undefined};
	}
}

const withEntry = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) =>
	new Map([...map, [key, value]]);

const withoutEntry = <Value>(map: ReadonlyMap<string, Value>, key: string) =>
	new Map([...map].filter(([other]) => other !== key));
