import type {CreateInstance} from './wire-types.ts';

/** A create as POST /instances wants it: requests say `location_code`, though answers say `location`. */
export function createBody(request: CreateInstance): Record<string, unknown> {
	const isSpot = request.market === 'spot';
	return {
		instance_type: request.instanceType,
		image: request.image,
		hostname: request.hostname,
		description: request.description,
		location_code: request.location,
		ssh_key_ids: request.sshKeyIds,
		is_spot: isSpot,
		contract: isSpot ? 'SPOT' : 'PAY_AS_YOU_GO',
		...(request.osVolume === undefined ? {} : {os_volume: osVolumeBody(request.osVolume)}),
		...(request.startupScriptId === undefined ? {} : {startup_script_id: request.startupScriptId}),
		...(request.existingVolumeIds === undefined
			? {}
			: {existing_volumes: request.existingVolumeIds}),
		...(request.tags === undefined ? {} : {tags: request.tags}),
	};
}

function osVolumeBody(volume: NonNullable<CreateInstance['osVolume']>): Record<string, unknown> {
	return {
		name: volume.name,
		size: volume.sizeGigabytes,
		...(volume.onSpotDiscontinue === undefined
			? {}
			: {on_spot_discontinue: volume.onSpotDiscontinue}),
	};
}
