import {requestFrom, type Wishes} from '../capacity/request.ts';
import type {SelectionRequest} from '../capacity/select.ts';
import {ExpectedError} from '../errors.ts';
import {expandPath, type Places} from '../machine/places.ts';
import type {SshKeyOptions} from '../machine/ssh-keys.ts';
import type {TearDownPolicy} from './tear-down.ts';

/** What a bring-up is to make, read from a configuration once, so that nothing later looks at symbols. */
export type BringupPlan = {
	/** `kn1-knlp`, or `kn1-knlp-1`, `kn1-knlp-2`, … */
	readonly hostnames: readonly string[];
	readonly prefix: string;
	readonly request: SelectionRequest;
	readonly image: string;
	readonly osVolumeGigabytes: number;
	readonly sshUser: string;
	/** The key's name in the account. */
	readonly sshKeyName: string;
	/** Otherwise a key of that name has to be in the account already. */
	readonly uploadSshKey: boolean;
	/** As configured, `~` and all: for the files of other programs. */
	readonly configuredPublicKeyFile: string;
	readonly sshKey: Omit<SshKeyOptions, 'inUse' | 'comment'>;
	readonly sshConfig: SshConfig;
	readonly keepVolumes: boolean;
	/** All of one type in one location and market, or nothing. */
	readonly same?: boolean | undefined;
	/** Takes down and makes anew what is broken, or is not what is asked for now. */
	readonly replace?: boolean | undefined;
	/** Waits for capacity, and again when it was gone before it could be taken: so many milliseconds from the start. */
	readonly wait?: {readonly for: number} | undefined;
	/** Hours after which everything is destroyed by itself; undefined: never, or when an earlier bring-up said. */
	readonly maxHours?: number | undefined;
	/** The project is a kdevops checkout, whose files are its own. */
	readonly checkout?: Checkout | undefined;
} & EngineChoice;

/** What is left to kdevops once the machines are up. */
export type Checkout = {
	/** Hands over to its `make bringup`. */
	readonly make: boolean;
	/** As `AV=2` asks its make for more. */
	readonly verbose: boolean;
};

/** Which program was chosen to make the machines. */
export type EngineChoice = {
	readonly engine: 'builtin' | 'terraform' | 'opentofu';
	/** `TERRAFORM_BINARY_PATH`; undefined: whichever is on the PATH. */
	readonly engineBinary?: string | undefined;
};

/** What is done about `~/.ssh/config`, by dcmenu and by kdevops' Terraform code alike. */
export type SshConfig = {
	readonly file: string;
	/** Followed by the project's checksum: a file of its own that the above includes. */
	readonly prefix: string;
	readonly update: boolean;
	readonly strict: boolean;
	readonly backup: boolean;
};

/** Reads a symbol by its name without CONFIG_; undefined: not defined or not set. */
type GetValue = (symbol: string) => string | undefined;

/** Reads the plan; throws an `ExpectedError` that names the symbol for anything that cannot be brought up. */
export function planFromConfiguration(
	get: GetValue,
	places: Pick<Places, 'homeDirectory' | 'projectDirectory' | 'checksum'>,
	wishes: Wishes = {},
): BringupPlan {
	if (get('TERRAFORM_DATACRUNCH') !== 'y') throw notDataCrunch();
	const request = requestFrom(get, wishes);
	if (!request) throw notDataCrunch();
	const {prefix, keep: keepVolumes} = volumePolicyFrom(get);
	const keyFile = `~/.ssh/kdevops_terraform_${places.checksum}`;
	const privateKey = get('TERRAFORM_DATACRUNCH_SSH_KEY_FILE') || keyFile;
	const publicKey = get('TERRAFORM_SSH_CONFIG_PUBKEY_FILE') || `${privateKey}.pub`;
	return {
		hostnames: hostnamesOf(prefix, get),
		prefix,
		request,
		image: required(get, 'TERRAFORM_DATACRUNCH_IMAGE'),
		osVolumeGigabytes: osVolumeGigabytes(get),
		sshUser: get('TERRAFORM_SSH_CONFIG_USER') || 'root',
		sshKeyName: get('TERRAFORM_DATACRUNCH_SSH_KEY_NAME') || `kdevops-datacrunch-${places.checksum}`,
		uploadSshKey: get('TERRAFORM_DATACRUNCH_SSH_KEY_AUTO_CREATE') === 'y',
		configuredPublicKeyFile: publicKey,
		sshKey: {
			privateKeyFile: expandPath(publicKey.replace(/\.pub$/, ''), places),
			publicKeyFile: expandPath(publicKey, places),
			generate: get('TERRAFORM_SSH_CONFIG_GENKEY') === 'y',
			overwrite: get('TERRAFORM_SSH_CONFIG_GENKEY_OVERWRITE') === 'y',
			emptyPassphrase: get('TERRAFORM_SSH_CONFIG_GENKEY_EMPTY_PASSPHRASE') === 'y',
		},
		sshConfig: sshConfigFrom(get),
		keepVolumes,
		...engineFrom(get),
	};
}

/** What a tear-down does with volumes, whose they are, and who made the machines. */
export const volumePolicyFrom = (get: GetValue): TearDownPolicy => ({
	...engineFrom(get),
	sshConfig: sshConfigFrom(get),
	keep: get('TERRAFORM_DATACRUNCH_KEEP_VOLUMES') === 'y',
	prefix: get('KDEVOPS_HOSTS_PREFIX') || 'kdevops',
});

const sshConfigFrom = (get: GetValue): SshConfig => ({
	file: get('KDEVOPS_SSH_CONFIG') || '~/.ssh/config',
	prefix: get('KDEVOPS_SSH_CONFIG_PREFIX') || '~/.ssh/config_kdevops_',
	update: get('KDEVOPS_SSH_CONFIG_UPDATE') === 'y',
	strict: get('KDEVOPS_SSH_CONFIG_UPDATE_STRICT') === 'y',
	backup: get('KDEVOPS_SSH_CONFIG_UPDATE_BACKUP') === 'y',
});

/** How big an OS volume is where nobody says. */
export const osVolumeGigabytes = (get: GetValue): number =>
	wholeNumber(get, 'TERRAFORM_DATACRUNCH_OS_VOLUME_SIZE', 100);

/** One host is `<prefix>-<workflow>`; several are numbered from 1. */
function hostnamesOf(prefix: string, get: GetValue): string[] {
	const workflow = get('KDEVOPS_WORKFLOW_NAME');
	const name = workflow ? `${prefix}-${workflow}` : prefix;
	const nodes = wholeNumber(get, 'TERRAFORM_DATACRUNCH_NODES', 1);
	const names =
		nodes === 1 ? [name] : Array.from({length: nodes}, (_, index) => `${name}-${index + 1}`);
	const wrong = names.find(candidate => !isHostname(candidate));
	if (wrong === undefined) return names;
	throw new ExpectedError(`"${wrong}" cannot be a host's name.`, {
		nextSteps: [
			'At most 60 letters, digits and hyphens, with a letter among them and no hyphen at either end.',
			'Change CONFIG_KDEVOPS_HOSTS_PREFIX.',
		],
	});
}

/** DataCrunch's console has these rules; the length is what its other clients keep to. */
const isHostname = (name: string): boolean =>
	/^[a-z\d](?:[a-z\d-]{0,58}[a-z\d])?$/i.test(name) && /[a-z]/i.test(name);

/** The engine of a bring-up, and of the tear-down after it. */
function engineFrom(get: GetValue): EngineChoice {
	const engineBinary = get('TERRAFORM_BINARY_PATH');
	if (get('TERRAFORM_USE_TERRAFORM') === 'y') return {engine: 'terraform', engineBinary};
	if (get('TERRAFORM_USE_OPENTOFU') === 'y') return {engine: 'opentofu', engineBinary};
	return {engine: 'builtin'};
}

function required(get: GetValue, symbol: string): string {
	const value = get(symbol);
	if (value) return value;
	throw new ExpectedError(`CONFIG_${symbol} is not set.`, {
		nextSteps: ['Choose it in the menu, under Terraform > DataCrunch: dcmenu'],
	});
}

function wholeNumber(get: GetValue, symbol: string, fallback: number): number {
	const text = get(symbol);
	if (!text) return fallback;
	if (/^[1-9]\d*$/.test(text)) return Number(text);
	throw new ExpectedError(`CONFIG_${symbol} is "${text}"; it must be a whole number above 0.`);
}

const notDataCrunch = (): ExpectedError =>
	new ExpectedError('This configuration does not ask for a DataCrunch machine.', {
		nextSteps: [
			'Choose DataCrunch as the provider in the menu: dcmenu',
			'or start from a ready configuration: dcmenu defconfig datacrunch-h100-pytorch-or-less',
		],
	});
