/** How a machine is paid for. Stock differs between the two in both directions. */
export type Market = 'on-demand' | 'spot';

/** One entry of the live catalogue. Prices are dollars (or euros) an hour for the whole machine. */
export type InstanceType = {
	/** `1H100.80S.30V` */
	readonly name: string;
	/** "H100 SXM5 80GB", or the CPU's name. */
	readonly model: string;
	readonly gpus: number;
	readonly vcpus: number;
	readonly ramGigabytes: number;
	/** Over all GPUs. */
	readonly vramGigabytes: number;
	readonly pricePerHour: number;
	readonly spotPricePerHour: number;
	readonly currency: string;
	/** Images that a create accepts. Empty: not told. */
	readonly supportedImages: readonly string[];
};

/** What a kind of volume costs. */
export type VolumePrice = {
	/** `NVMe` */
	readonly type: string;
	readonly perGigabyteMonth: number;
	readonly currency: string;
};

/** One location's stock, in the order the API gives. */
export type LocationStock = {readonly location: string; readonly instanceTypes: readonly string[]};

export type Image = {
	readonly id: string;
	readonly imageType: string;
	readonly name: string;
	/** For clusters, not for single machines. */
	readonly isCluster: boolean;
};

/** An instance as the API shows it. `status` is open: unknown values are kept as they are. */
export type Instance = {
	readonly id: string;
	readonly hostname: string;
	readonly description: string;
	readonly status: string;
	readonly ip: string | null;
	readonly location: string;
	readonly instanceType: string;
	readonly image: string;
	readonly isSpot: boolean;
	/** Dollars an hour, as the instance says. */
	readonly pricePerHour: number;
	/** ISO 8601 */
	readonly createdAt: string;
	readonly osVolumeId: string | null;
	readonly volumeIds: readonly string[];
	readonly sshKeyIds: readonly string[];
	readonly tags: readonly {readonly key: string; readonly value: string}[];
};

export type CreateInstance = {
	readonly instanceType: string;
	/** An image type, an image id, or the id of a detached OS volume to boot from. */
	readonly image: string;
	readonly hostname: string;
	readonly description: string;
	readonly location: string;
	readonly sshKeyIds: readonly string[];
	readonly market: Market;
	/** Left out when `image` is an OS volume. */
	readonly osVolume?: {
		readonly name: string;
		readonly sizeGigabytes: number;
		/** What an eviction does to it. The API's default keeps it, and keeps billing it. */
		readonly onSpotDiscontinue?: 'keep_detached' | 'move_to_trash' | 'delete_permanently';
	};
	/** Run once at the first boot. */
	readonly startupScriptId?: string;
	/** Detached volumes of the same location. */
	readonly existingVolumeIds?: readonly string[];
	readonly tags?: readonly {readonly key: string; readonly value: string}[];
};

export type CreateVolume = {
	readonly name: string;
	readonly sizeGigabytes: number;
	/** `NVMe` or `NVMe_Shared`. */
	readonly type: string;
	readonly location: string;
};

export type SshKey = {readonly id: string; readonly name: string; readonly publicKey: string};

export type Volume = {
	readonly id: string;
	readonly name: string;
	readonly status: string;
	readonly sizeGigabytes: number;
	readonly isOsVolume: boolean;
	/** `NVMe`, … */
	readonly type: string;
	/** ISO 8601; empty where it is not told. */
	readonly createdAt: string;
	readonly instanceId: string | null;
	readonly location: string;
	readonly pricePerHour: number;
	readonly currency: string;
};

export type Balance = {readonly amount: number; readonly currency: string};

/** One instance's answer to an action on it; `error` is what the API said where it refused. */
export type ActionResult = {
	readonly instanceId: string;
	readonly ok: boolean;
	readonly error?: string;
	readonly statusCode?: number;
};
