import type {Client} from '../../datacrunch/client.ts';
import type {CreateVolume, Instance, Market} from '../../datacrunch/wire-types.ts';

/** A machine as a configuration asks for it. */
export type MachineWish = {
	readonly hostname: string;
	readonly description: string;
	readonly instanceType: string;
	readonly location: string;
	readonly market: Market;
	/** An image type, an image id, or the id of a detached OS volume. */
	readonly image: string;
	/** undefined: the image is an OS volume, or the size is left to dcmenu. */
	readonly osVolumeGigabytes: number | undefined;
	readonly sshKeyIds: readonly string[];
	readonly startupScriptId: string | undefined;
	readonly existingVolumeIds: readonly string[];
};

export type BootResult =
	| {readonly kind: 'running'; readonly instance: Instance}
	/** The signal ended the wait; the machine is there and goes on booting. */
	| {readonly kind: 'interrupted'; readonly instance: Instance | undefined}
	/** Sold out after all, or stuck: it is cleared away. */
	| {readonly kind: 'lost'; readonly reason: string};

/**
 * An account as the resources use it: creating, waiting and removing are dcmenu's own, journal and all, so that
 * nothing that Terraform makes can bill unseen. All reject with an `ExpectedError` for what a user can mend.
 */
export type ProviderAccount = {
	readonly client: Client;
	/** Resolves with the id as soon as the create is answered and written down. */
	createMachine(wish: MachineWish): Promise<string>;
	/** Waits until it runs and has an address; rejects when it cannot. It bills then. */
	bootMachine(id: string, signal: AbortSignal): Promise<BootResult>;
	/** Resolves when it is gone, with its OS volume unless that is to be kept. */
	removeMachine(id: string, signal: AbortSignal): Promise<void>;
	uploadSshKey(name: string, publicKey: string): Promise<string>;
	removeSshKey(id: string): Promise<void>;
	createVolume(wish: CreateVolume): Promise<string>;
	removeVolume(id: string, signal: AbortSignal): Promise<void>;
};
